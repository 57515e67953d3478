// Keeps an open page of a meet under way up to date: every 15 seconds the parts marked data-live are fetched
// again and replaced where they have changed. Without script the page is reloaded by hand.
const EVERY = 15_000;

async function refresh() {
    if (document.hidden) return;
    const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = fresh.querySelectorAll("[data-live]");
    document.querySelectorAll("[data-live]").forEach((part, place) => {
        if (!next[place] || next[place].innerHTML === part.dataset.last) return;
        const first = part.dataset.last === undefined;
        part.dataset.last = next[place].innerHTML;
        if (first && part.textContent === next[place].textContent) return;
        part.replaceChildren(...next[place].childNodes);
        say("Results on this page have been updated.");
    });
}

function say(text) {
    const status = document.querySelector("[data-live-status]");
    if (status) status.textContent = text;
}

setInterval(() => refresh().catch(() => {}), EVERY);
document.addEventListener("visibilitychange", () => refresh().catch(() => {}));
