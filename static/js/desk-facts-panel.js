/* The Facts panel: the form as it stands is checked a moment after the last key, an answer that comes too late is
   dropped, and a correction is typed into its field so that Ctrl-Z takes it back. */
import { change, insert, place } from "./desk-facts-words.js";
import { ask as askDesk, fingerprint, form, unsaved, whenTyped } from "./desk-typed.js";

const PAUSE = 700;
const panel = document.getElementById("facts-panel");
const opener = document.querySelector(".facts-panel-open");
if (panel && form && opener) start();

function start() {
    const found = panel.querySelector(".facts-panel-found");
    const state = document.getElementById("facts-panel-state");
    const day = document.getElementById("facts-panel-day");
    let asking = null;
    let sent = "";

    function body() {
        const data = unsaved();
        data.set("facts_as_of", day.value);
        if (!panel.hidden) data.set("facts_stronger", "1");
        return data;
    }

    async function ask() {
        const data = body();
        const said = fingerprint(data);
        if (said === sent) return;
        asking?.abort();
        asking = new AbortController();
        const mine = asking;
        state.textContent = "Checking…";
        try {
            const answer = await askDesk(panel.dataset.address, data, mine.signal);
            const html = await answer.text();
            if (mine !== asking) return;
            sent = said;
            show(html);
        } catch (error) {
            if (error.name === "AbortError") return;
            state.textContent = `Not checked: ${error.message} It is asked again after the next key.`;
        }
    }

    function show(html) {
        const open = new Set([...found.querySelectorAll("details[open]")].map(address));
        const kept = found.contains(document.activeElement) && document.activeElement.closest("li")?.dataset.words;
        if (found.querySelector(".facts-remark-form input:focus")) return void later();
        found.innerHTML = html;
        for (const one of found.querySelectorAll("details")) one.open = open.has(address(one));
        if (kept) [...found.querySelectorAll("li[data-words]")].find((li) => li.dataset.words === kept)?.focus();
        const wrong = Number(found.querySelector(".facts-summary")?.dataset.wrong || 0);
        opener.textContent = wrong ? `Facts: ✗ ${wrong} contradicted` : "Facts";
        opener.classList.toggle("facts-panel-wrong", wrong > 0);
        state.textContent = wrong ? `Checked: ${wrong} contradicted.` : "Checked: nothing is contradicted.";
        highlight();
    }

    function address(details) {
        return `${details.closest("li")?.dataset.words} ${details.querySelector("summary").textContent}`;
    }

    function highlight() {
        if (!window.CSS?.highlights) return;
        const ranges = {};
        for (const li of found.querySelectorAll("li[data-words]")) {
            const range = place(li.dataset.field, li.dataset.words, Number(li.dataset.nth));
            if (range) (ranges[li.dataset.verdict] ??= []).push(range);
        }
        for (const verdict of ["contradicted", "not-on-file", "confirmed-but", "confirmed", "attributed"])
            CSS.highlights.set(`facts-${verdict}`, new Highlight(...(ranges[verdict] || [])));
    }

    function toggle(open) {
        panel.hidden = !open;
        opener.setAttribute("aria-expanded", String(open));
        document.body.classList.toggle("facts-panel-is-open", open);
        if (open) ask();
        (open ? panel.querySelector("h2") : opener).focus();
    }

    async function remark(event) {
        event.preventDefault();
        const data = new FormData(event.target, event.submitter);
        const answer = await fetch(event.target.action, { method: "POST", body: data, headers: { Accept: "text/plain" } });
        const words = await answer.text();
        if (!answer.ok) return void (state.textContent = answer.status === 400 ? words : "Not kept: the desk refused it.");
        document.activeElement.blur();
        sent = "";
        ask();
    }

    const later = whenTyped(ask, PAUSE);
    found.addEventListener("click", (event) => {
        const { field, wrong, right, nth, sentence } = event.target.dataset;
        if (event.target.matches(".facts-fix"))
            state.textContent = change(field, wrong, right, Number(nth))
                ? `Changed to “${right}”. Ctrl-Z in the text takes it back.`
                : "The text has changed since: it is being checked again.";
        else if (event.target.matches(".facts-insert"))
            state.textContent = insert(sentence) ? "Inserted. Ctrl-Z in the text takes it back." : "There is no text to insert it in: add a text block first.";
        else return;
        later();
    });
    found.addEventListener("submit", remark);
    panel.querySelector("h2").tabIndex = -1;
    panel.addEventListener("keydown", (event) => event.key === "Escape" && toggle(false));
    panel.querySelector(".facts-panel-close").addEventListener("click", () => toggle(false));
    opener.addEventListener("click", () => toggle(panel.hidden));
    opener.hidden = false;
    day.addEventListener("change", ask);
    later();
}
