// The night on a phone: a line is sent as it is left, one request a line. What the network did not take is kept on
// this device and sent again; what was kept can be undone. Without script each line has its own button.
const page = document.querySelector("[data-night]");
const KEY = `night-${page.dataset.night}`;
const NAMES = ["place", "mark", "wind", "status"];
const AGAIN = 5_000;
const busy = new Set();

const values = (form) => Object.fromEntries(NAMES.filter((name) => form.elements[name]).map((name) => [name, form.elements[name].value]));
const same = (one, other) => NAMES.every((name) => (one[name] ?? "") === (other[name] ?? ""));
const unsent = () => JSON.parse(localStorage.getItem(KEY) ?? "{}");

function remember(line, typed) {
    const waiting = unsent();
    if (typed) waiting[line] = typed;
    else delete waiting[line];
    localStorage.setItem(KEY, JSON.stringify(waiting));
    const left = Object.keys(waiting).length;
    page.querySelector("[data-night-status]").textContent = left ? `${left} not sent yet. Kept on this device; sent again as soon as the network is back.` : "";
}

function fill(form, said) {
    for (const name of NAMES) if (form.elements[name] && said[name] !== undefined) form.elements[name].value = said[name];
}

function note(form, text, state) {
    form.querySelector("[data-note]").textContent = text;
    form.dataset.state = state;
}

async function send(form) {
    const line = form.dataset.line;
    const typed = values(form);
    if (busy.has(line) || same(typed, form.kept)) return;
    busy.add(line);
    remember(line, typed);
    note(form, "Sending …", "sending");
    let response;
    try {
        response = await fetch(location.href, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    } catch {
        note(form, "No network. Kept here, sent again by itself.", "unsent");
        return;
    } finally {
        busy.delete(line);
    }
    if (response.redirected || !response.headers.get("Content-Type")?.includes("json")) {
        note(form, "Not kept: sign in again in another tab, then come back. It is kept here.", "unsent");
        return;
    }
    const said = await response.json();
    if (said.seen) form.elements.seen.value = said.seen;
    if (said.error) {
        note(form, said.error, "refused");
        if (response.status === 422) remember(line, null);
        return;
    }
    remember(line, null);
    form.before.push(form.kept);
    form.kept = same(values(form), typed) ? { ...typed, mark: said.mark } : typed;
    if (same(values(form), typed)) fill(form, { mark: said.mark });
    form.querySelector("[data-undo]").hidden = false;
    note(form, said.words ? `Kept: ${said.words}` : "Taken down.", "kept");
    send(form);
}

function undo(form) {
    const last = form.before.pop();
    if (!last) return;
    fill(form, last);
    const rest = [...form.before];
    send(form).then(() => {
        form.before = rest;
        form.querySelector("[data-undo]").hidden = !rest.length;
    });
}

for (const form of page.querySelectorAll("form[data-line]")) {
    const button = form.querySelector("[data-undo]");
    if (!button) continue;
    form.kept = values(form);
    form.before = [];
    form.addEventListener("change", () => send(form));
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        send(form);
    });
    button.addEventListener("click", () => undo(form));
    const waiting = unsent()[form.dataset.line];
    if (waiting) {
        fill(form, waiting);
        send(form);
    }
}

const retry = () => page.querySelectorAll('form[data-state="unsent"]').forEach((form) => send(form));
addEventListener("online", retry);
setInterval(retry, AGAIN);
