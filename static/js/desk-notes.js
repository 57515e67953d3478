/* Notes are sent by themselves, so that what stands in the article form is neither sent along nor lost. Without this
   script they are sent as an ordinary form. */
const notes = document.getElementById("notes");
if (notes) notes.addEventListener("submit", send);

async function send(event) {
    const form = event.target;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    body.set("fragment", "1");
    const buttons = form.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    try {
        const answer = await fetch(form.action, { method: "POST", body });
        if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
        const at = [...notes.querySelectorAll("form")].indexOf(form);
        notes.innerHTML = await answer.text();
        const forms = notes.querySelectorAll("form");
        (forms[at] ?? forms[forms.length - 1])?.querySelector("textarea").focus();
    } catch {
        for (const button of buttons) button.disabled = false;
        warn(form);
    }
}

function warn(form) {
    let said = form.querySelector("[role=alert]");
    if (!said) {
        said = document.createElement("p");
        said.className = "errornote";
        said.setAttribute("role", "alert");
        form.append(said);
    }
    said.textContent = "The note could not be sent. It is still here: try again.";
}
