/* While a file is being applied the page says so, and nobody presses twice. */
for (const form of document.querySelectorAll("form[data-rows]")) {
    form.addEventListener("submit", () => {
        form.querySelector(".upload-progress").hidden = false;
        setTimeout(() => form.querySelectorAll("input[type=submit]").forEach((button) => { button.disabled = true; }));
    });
}
