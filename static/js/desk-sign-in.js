/* Signing in with a passkey: offered where the browser can, and told in words when it did not work. */
const able = "PublicKeyCredential" in window;
for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = !able;

document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    let place = document.querySelector("[data-passkey-error]");
    if (!place) {
        place = document.createElement("p");
        place.className = "errornote";
        place.setAttribute("role", "alert");
        document.querySelector("#content").append(place);
    }
    place.hidden = false;
    place.textContent = able
        ? "That did not work. Try again, or use another way."
        : "This browser has no passkeys here: they need https, or http://localhost. Use another way.";
});
