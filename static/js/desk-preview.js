/* The live preview: the form as it stands is asked for its page a moment after the last key. The page is put into a
   frame that runs nothing, behind the one that is shown, and takes its place when it is there. */
import { ask, fingerprint, form, unsaved, whenTyped } from "./desk-typed.js";

const PAUSE = 700;
const LONG = 400_000;
const WIDTHS = { phone: 390, desktop: 1200 };
const panel = document.getElementById("desk-preview");
if (panel && form) start();

function start() {
    const stage = panel.querySelector(".desk-preview-stage");
    const state = panel.querySelector("[role=status]");
    const leftOut = panel.querySelector(".desk-preview-left-out");
    const again = panel.querySelector(".desk-preview-again");
    const views = [...document.querySelectorAll(".desk-views [data-view]")];
    const widths = [...panel.querySelectorAll("[data-width]")];
    const wide = matchMedia("(min-width: 75em)");
    let width = kept("width", "phone");
    let shown = "";
    let asking = null;
    let took = 0;
    let place = "";
    let frame = null;

    const seen = () => document.body.classList.contains("desk-preview-is-shown");

    async function refresh(forced = false) {
        if (!seen()) return;
        const data = unsaved();
        const said = fingerprint(data);
        if (said === shown) return;
        if (said.length > LONG && forced !== true) {
            again.hidden = false;
            state.textContent = "A long text: the page is refreshed when you ask.";
            return;
        }
        asking?.abort();
        asking = new AbortController();
        const mine = asking;
        const started = performance.now();
        state.textContent = "Refreshing…";
        try {
            const answer = await (await ask(panel.dataset.address, data, mine.signal)).json();
            if (mine !== asking) return;
            took = performance.now() - started;
            shown = said;
            show(answer);
        } catch (error) {
            if (error.name === "AbortError") return;
            state.textContent = `Not refreshed: ${error.message} Nothing you typed is lost; the next key asks again.`;
            panel.classList.add("desk-preview-old");
        }
    }

    function show({ page, left_out: missing }) {
        const made = document.createElement("iframe");
        made.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
        made.title = "The page as it will look";
        made.addEventListener("load", () => swap(made), { once: true });
        made.srcdoc = page;
        fit(made);
        for (const waiting of stage.querySelectorAll("iframe.waiting")) waiting.remove();
        made.className = "waiting";
        stage.append(made);
        again.hidden = true;
        panel.classList.remove("desk-preview-old");
        state.textContent = missing.length ? "As you typed it, without what is named below." : "As you typed it. Not saved by this.";
        leftOut.replaceChildren(...missing.map(line));
    }

    function swap(made) {
        if (place) made.contentWindow.location.replace(`about:srcdoc#${place}`);
        made.className = "";
        frame?.remove();
        frame = made;
    }

    function line({ field, label, reason }) {
        const made = document.createElement("li");
        const go = document.createElement("button");
        go.type = "button";
        go.textContent = label;
        go.addEventListener("click", () => goTo(field));
        made.append(go, ` ${reason}`);
        return made;
    }

    function goTo(name) {
        view("form");
        const input = form.elements[name] ?? document.getElementById(name);
        const editor = input?.closest?.(".prose-editor")?.querySelector(".ProseMirror");
        const target = editor ?? input?.parentElement?.querySelector(".select2-selection") ?? input;
        target?.scrollIntoView({ block: "center" });
        target?.focus();
    }

    function fit(one) {
        const scale = Math.min(1, stage.clientWidth / WIDTHS[width]);
        one.style.width = `${WIDTHS[width]}px`;
        one.style.height = `${stage.clientHeight / scale}px`;
        one.style.left = `${Math.max(0, stage.clientWidth - WIDTHS[width] * scale) / 2}px`;
        one.style.transform = `scale(${scale})`;
    }

    function choose(name) {
        width = name;
        keep("width", name);
        for (const one of widths) one.setAttribute("aria-pressed", String(one.dataset.width === name));
        if (frame) fit(frame);
    }

    /* "both" beside each other where there is room; on a narrow screen the form or the page. */
    function view(name) {
        const page = wide.matches ? name !== "form" || kept("closed", "") === "" : name === "page";
        document.body.classList.toggle("desk-preview-is-shown", page);
        document.body.classList.toggle("desk-preview-alone", page && !wide.matches);
        for (const one of views) one.setAttribute("aria-pressed", String((one.dataset.view === "page") === page));
        if (page) refresh();
    }

    /* Only to a block: the page’s main part can hold the focus, and would take it from the field that is typed in. */
    function follow(event) {
        const block = event.target.closest?.(".order-machine .inline-related");
        const name = block?.querySelector("[name$='-ordering']")?.name;
        place = name ? name.replace(/-ordering$/, "") : "";
    }

    for (const one of views)
        one.addEventListener("click", () => {
            const pressed = one.getAttribute("aria-pressed") === "true";
            keep("closed", one.dataset.view === "page" && !(wide.matches && pressed) ? "" : "yes");
            view(wide.matches && pressed && one.dataset.view === "page" ? "form" : one.dataset.view);
        });
    for (const one of widths) one.addEventListener("click", () => choose(one.dataset.width));
    again.addEventListener("click", () => refresh(true));
    form.addEventListener("focusin", follow);
    form.addEventListener("input", follow);
    wide.addEventListener("change", () => view(wide.matches && !kept("closed", "") ? "page" : "form"));
    addEventListener("online", () => refresh());
    new ResizeObserver(() => frame && fit(frame)).observe(stage);
    document.body.classList.add("desk-has-preview");
    choose(width);
    view(wide.matches && !kept("closed", "") ? "page" : "form");
    whenTyped(refresh, () => Math.max(PAUSE, 3 * took));
}

function kept(name, otherwise) {
    try {
        return localStorage.getItem(`desk-preview-${name}`) ?? otherwise;
    } catch {
        return otherwise;
    }
}

function keep(name, value) {
    try {
        localStorage.setItem(`desk-preview-${name}`, value);
    } catch {
        /* A browser that keeps nothing asks again each time. */
    }
}
