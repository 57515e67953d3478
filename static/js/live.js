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
        if (next[place] && changed(part, next[place])) replace(part, next[place]);
    });
}

/** Whether the site now says something else than it said; what script has added to the page since is no news. */
function changed(part, next) {
    const said = part.dataset.said ?? textSent(part);
    part.dataset.said = textSent(next);
    return said !== part.dataset.said;
}

function textSent(part) {
    const sent = part.cloneNode(true);
    sent.querySelectorAll("[data-added]").forEach((added) => added.remove());
    return sent.textContent.replace(/\s+/g, " ");
}

/** Puts the new text in place, and leaves open what the reader has opened. */
function replace(part, next) {
    const opened = new Set([...part.querySelectorAll("details[open]")].map(nameOf));
    part.replaceChildren(...next.childNodes);
    for (const one of part.querySelectorAll("details")) one.open ||= opened.has(nameOf(one));
    part.dispatchEvent(new CustomEvent("replaced", { bubbles: true }));
    document.querySelector("[data-live-status]").textContent = "Results on this page have been updated.";
}

function nameOf(details) {
    return `${details.closest("[id]")?.id} ${details.querySelector("summary")?.textContent}`;
}

setInterval(() => refresh().catch(() => {}), EVERY);
document.addEventListener("visibilitychange", () => refresh().catch(() => {}));
