/* The article form as it stands: what is asked of it while somebody types takes it from here. */
export const form = document.querySelector("#article_form");
export const desk = document.getElementById("desk-article")?.dataset ?? {};

/* The unsaved form without its files, with the article's number, empty while it was never saved. */
export function unsaved() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.set("article", desk.article);
    return data;
}

/* The form in words that are equal when the form is. */
export function fingerprint(data) {
    return JSON.stringify([...data].filter(([name]) => name !== "csrfmiddlewaretoken"));
}

/* Calls back a moment after the last change: a key, a choice, a block added, moved or removed. */
export function whenTyped(callback, pause) {
    let timer = 0;
    const later = () => {
        clearTimeout(timer);
        timer = setTimeout(callback, typeof pause === "function" ? pause() : pause);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    document.addEventListener("content-editor:activate", later);
    document.addEventListener("desk:moved", later);
    new MutationObserver(later).observe(form, { childList: true, subtree: true });
    return later;
}

/* Posts to the desk. The answer, or an Error whose message says what is wrong: offline, signed out, refused. */
export async function ask(address, body, signal) {
    let answer;
    try {
        answer = await fetch(address, { method: "POST", body, signal, redirect: "manual", headers: { Accept: "application/json, text/html" } });
    } catch (error) {
        if (error.name === "AbortError") throw error;
        throw new Error("the desk cannot be reached.");
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) throw new Error("you are signed out.");
    if (answer.status === 403) throw new Error("you are signed out, or may not change this article any more.");
    if (answer.status === 404) throw new Error("the article is no longer there.");
    if (answer.status === 413 || answer.status === 400) throw new Error("the text is too large.");
    if (!answer.ok) throw new Error("the desk could not answer.");
    return answer;
}
