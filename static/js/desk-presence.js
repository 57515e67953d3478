/* Who else has the article open: a sign of life every twenty seconds, and the last one when the form is closed. */
import { desk, form } from "./desk-typed.js";

const EVERY = 20_000;
const line = document.getElementById("desk-presence");
if (line && form && desk.article) start();

function start() {
    const address = line.dataset.address;

    function body(leaving = false) {
        const data = new FormData();
        data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        data.set("article", desk.article);
        if (leaving) data.set("leave", "1");
        return data;
    }

    async function beat() {
        try {
            const answer = await fetch(address, { method: "POST", body: body(), redirect: "manual" });
            if (answer.ok) show((await answer.json()).others);
        } catch {
            /* Offline: whoever is here is not known, and the autosave says that the desk cannot be reached. */
        }
    }

    function show(others) {
        line.hidden = !others.length;
        const said = others.flatMap(({ name, since }, index) => {
            const who = document.createElement("b");
            who.textContent = name;
            return [index ? ", " : "", who, ` has had this article open since ${since}`];
        });
        const words = [...said, ". Whoever saves second is shown both texts."];
        const text = words.map((one) => one.textContent ?? one).join("");
        if (others.length && text !== line.textContent) line.replaceChildren(...words);
    }

    addEventListener("pagehide", () => navigator.sendBeacon(address, body(true)));
    addEventListener("pageshow", (event) => event.persisted && beat());
    setInterval(beat, EVERY);
    beat();
}
