/* A button beside an address copies it, where the browser lets it. */
for (const button of document.querySelectorAll("[data-copies]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
        const field = document.getElementById(button.dataset.copies);
        field.select();
        await navigator.clipboard.writeText(field.value);
        button.textContent = "Copied";
    });
}
