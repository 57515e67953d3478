/* Up and down buttons on every block of the article form, so that blocks can be moved without a mouse. */
const label = { up: "Move up", down: "Move down" };

function blocksInOrder() {
    const blocks = [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")];
    return blocks.sort((a, b) => a.style.order - b.style.order);
}

function move(block, step) {
    const blocks = blocksInOrder();
    const from = blocks.indexOf(block);
    const to = from + step;
    if (to < 0 || to >= blocks.length) return;
    blocks.splice(to, 0, ...blocks.splice(from, 1));
    blocks.forEach((one, index) => {
        const order = 10 * (index + 1);
        one.querySelector(".order-machine-ordering").value = order;
        one.style.order = order;
    });
    block.scrollIntoView({ block: "nearest" });
    announce(`Now ${to + 1} of ${blocks.length}`);
}

function announce(text) {
    let status = document.getElementById("desk-status");
    if (!status) {
        status = document.createElement("p");
        status.id = "desk-status";
        status.className = "visually-hidden";
        status.setAttribute("role", "status");
        document.querySelector(".order-machine-wrapper").append(status);
    }
    status.textContent = text;
}

function button(block, direction, step) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `desk-move desk-move-${direction}`;
    made.setAttribute("aria-label", label[direction]);
    made.title = label[direction];
    made.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        move(block, step);
        made.focus();
    });
    return made;
}

function addButtons(block) {
    const heading = block.querySelector(":scope > h3");
    if (!heading || heading.querySelector(".desk-move") || block.classList.contains("empty-form")) return;
    const pair = document.createElement("span");
    pair.className = "desk-moves";
    pair.append(button(block, "up", -1), button(block, "down", 1));
    heading.append(pair);
}

document.addEventListener("content-editor:activate", (event) => addButtons(event.detail.inline));
document.addEventListener("content-editor:ready", () => blocksInOrder().forEach(addButtons));
blocksInOrder().forEach(addButtons);
