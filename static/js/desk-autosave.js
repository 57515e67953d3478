/* Nothing typed is lost: every change is kept in this browser at once and on the desk a moment later, until it is saved.
   What an earlier form left behind is offered back. */
import { ask, desk, fingerprint, form, unsaved, whenTyped } from "./desk-typed.js";
import { copies, giveUp, keep } from "./desk-kept.js";

const SOON = 400;
const LATER = 2000;
const state = document.getElementById("desk-kept");
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "article", "form_key", "save_over"]);
if (form && state && desk.autosave) start();

function start() {
    const key = form.elements.form_key.value;
    let opened = "typed" in desk ? "" : null;
    let here = "";
    let onDesk = "";
    let took = 0;
    let sending = false;
    let leaving = false;
    let trouble = "";
    let timers = [];

    const said = () => fingerprint(unsaved());
    const changed = (now) => opened !== null && now !== opened;

    /* What stood in the form before the first touch; editors tidy their fields while they are made. */
    function touched(event) {
        if (opened === null && event.isTrusted) opened = said();
    }

    function keepHere() {
        const started = performance.now();
        const data = unsaved();
        const now = fingerprint(data);
        if (!leaving && here && now === opened) here = giveUp(key);
        if (leaving || !changed(now) || now === here) return;
        const fields = [...data].filter(([name]) => !NOT_KEPT.has(name));
        const room = keep(desk.user, desk.article, key, { at: new Date().toISOString(), fields });
        if (!room && trouble) tell("This browser has no room to keep the text: copy it, or make room.", true);
        here = now;
        took = performance.now() - started;
    }

    async function keepOnDesk() {
        const data = unsaved();
        const now = fingerprint(data);
        if (leaving || sending || now === onDesk) return;
        if (!changed(now)) return void (onDesk && discard());
        sending = true;
        try {
            const answer = await (await ask(desk.autosave, data)).json();
            onDesk = now;
            trouble = "";
            if (answer.kept_at) tell(`Not saved yet; kept on the desk at ${time(answer.kept_at)}.`);
        } catch (error) {
            await troubled(error.message);
        } finally {
            sending = false;
        }
        if (said() !== onDesk) soon();
    }

    /* Everything was taken back: there is nothing to keep. */
    async function discard() {
        onDesk = "";
        tell("");
        await ask(desk.discard, unsaved()).catch(() => {});
    }

    /* Signed out, or signed in anew: then the form gets the new token and the text is sent again. */
    async function troubled(reason) {
        trouble = reason;
        try {
            const answer = await fetch(desk.signedIn, { redirect: "manual" });
            if (answer.ok) {
                const { token, user } = await answer.json();
                if (String(user) !== desk.user) return tell("Somebody else is signed in now. Your text is kept in this browser; sign in as yourself to go on.", true);
                for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
                    if (one.value !== token) trouble = "";
                    one.value = token;
                }
                return tell(`Not saved, and not kept on the desk: ${reason} It is kept in this browser.`, true);
            }
            if (answer.type === "opaqueredirect") return signedOut();
        } catch {
            /* Offline: said below. */
        }
        tell(`Not saved, and not kept on the desk: ${reason} It is kept in this browser, and sent again by itself.`, true);
    }

    function signedOut() {
        tell("You are signed out. Your text is kept in this browser. ", true);
        const link = document.createElement("a");
        link.href = desk.signIn;
        link.target = "_blank";
        link.textContent = "Sign in in another window";
        state.append(link, ", then go on here.");
    }

    function tell(words, bad = false) {
        state.textContent = words;
        state.classList.toggle("desk-kept-bad", bad);
    }

    function soon() {
        timers[0] ??= setTimeout(() => ((timers[0] = undefined), keepHere()), Math.max(SOON, 20 * took));
        timers[1] ??= setTimeout(() => ((timers[1] = undefined), keepOnDesk()), trouble ? 5 * LATER : LATER);
    }

    /* The last moment: the text goes to the browser's store, and to the desk if it is short enough for a beacon. */
    function last() {
        keepHere();
        const data = unsaved();
        const now = fingerprint(data);
        if (!leaving && changed(now) && now !== onDesk && now.length < 30_000 && navigator.sendBeacon(desk.autosave, data)) onDesk = now;
    }

    /* A save into the void is not tried: signed out or offline, the form stays and says so. */
    async function submitted(event) {
        keepHere();
        if (!trouble || event.defaultPrevented) return void (leaving = true);
        event.preventDefault();
        const button = event.submitter;
        await troubled(trouble);
        const there = await fetch(desk.signedIn, { redirect: "manual" }).then((answer) => answer.ok, () => false);
        if (!there) return tell(`Not saved: ${trouble || "the desk cannot be reached."} Your text is kept in this browser.`, true);
        trouble = "";
        form.requestSubmit(button);
    }

    for (const name of ["keydown", "pointerdown", "paste", "drop", "beforeinput"]) form.addEventListener(name, touched, true);
    form.addEventListener("submit", submitted);
    whenTyped(soon, 0);
    addEventListener("online", () => ((trouble = ""), soon()));
    addEventListener("focus", () => trouble && keepOnDesk());
    addEventListener("pagehide", last);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && last());
    addEventListener("pageshow", (event) => event.persisted && (leaving = false));
    if (opened === "") soon();
    offer(key);
}

function time(moment) {
    return new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/* Copies of this browser that are newer than what the desk kept of the same form; those really saved are given up. */
function offer(mine) {
    const box = document.getElementById("desk-unsaved");
    const list = box.querySelector("ul");
    (desk.saved ?? "").split(" ").filter(Boolean).forEach(giveUp);
    for (const copy of copies(desk.user, desk.article)) {
        if (copy.key === mine) continue;
        const kept = list.querySelector(`[data-form="${CSS.escape(copy.key)}"]`);
        if (kept && new Date(kept.dataset.at) >= new Date(copy.at)) continue;
        kept?.remove();
        list.append(line(copy));
    }
    for (const one of list.querySelectorAll("[data-form] .desk-discard"))
        one.addEventListener("click", () => giveUp(one.closest("li").dataset.form));
    box.hidden = !list.children.length;
}

function line(copy) {
    const made = document.getElementById("desk-unsaved-here").content.firstElementChild.cloneNode(true);
    const sent = made.querySelector("form");
    const headline = copy.fields.find(([name]) => name === "headline")?.[1];
    const day = new Date(copy.at).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
    made.querySelector("span").textContent = `From ${day}, ${time(copy.at)}, kept in this browser${!desk.article && headline ? `: “${headline}”` : ""}`;
    sent.addEventListener("submit", () => {
        const token = form.elements.csrfmiddlewaretoken.value;
        const more = [["csrfmiddlewaretoken", token], ["form_key", copy.key], ["_restore", "browser"], ["_kept_at", copy.at]];
        for (const [name, value] of [...copy.fields, ...more]) {
            const input = document.createElement("textarea");
            input.hidden = true;
            input.name = name;
            input.value = value;
            sent.append(input);
        }
    });
    made.querySelector(".desk-discard").addEventListener("click", () => {
        giveUp(copy.key);
        const data = new FormData();
        data.set("form_key", copy.key);
        data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        fetch(desk.discard, { method: "POST", body: data, headers: { Accept: "application/json" } }).catch(() => {});
        made.remove();
        const box = document.getElementById("desk-unsaved");
        box.hidden = !box.querySelector("li");
    });
    return made;
}
