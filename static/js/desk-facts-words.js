/* Words in the fields of the article form: where they stand, and typing others in their place. */
let last = null;

document.addEventListener("focusin", (event) => {
    const editor = event.target.closest?.(".prose-editor > .ProseMirror, textarea[name$='-facts'], [name='standfirst']");
    if (editor) last = editor;
});

/* The element somebody types in: a rich text's editor, or the input itself. */
function target(name) {
    const input = document.querySelector(`#article_form [name="${CSS.escape(name)}"]`);
    return input?.closest(".prose-editor")?.querySelector(":scope > .ProseMirror") ?? input;
}

function position(text, words, nth) {
    let at = -1;
    for (let n = 0; n <= nth; n += 1) {
        at = text.indexOf(words, at < 0 ? 0 : at + words.length);
        if (at < 0) return -1;
    }
    return at;
}

/* A range over the nth occurrence of the words in a rich text; null where they are not there, or in an input. */
export function place(name, words, nth) {
    const editor = name && target(name);
    if (!editor?.isContentEditable) return null;
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    let block = null;
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const own = node.parentElement.closest("p, h2, h3, h4, li, blockquote");
        if (block && own !== block) text += "\n\n";
        block = own;
        nodes.push([text.length, node]);
        text += node.data.replace(/\s/g, " ");
    }
    const at = position(text, words.replace(/[^\S\n]/g, " "), nth);
    if (at < 0) return null;
    const range = document.createRange();
    range.setStart(...point(nodes, at, false));
    range.setEnd(...point(nodes, at + words.length, true));
    return range;
}

function point(nodes, at, end) {
    const [start, node] = nodes.findLast(([from]) => (end ? from < at : from <= at));
    return [node, Math.min(at - start, node.length)];
}

function type(words) {
    return document.execCommand("insertText", false, words);
}

/* Puts the right words in place of the wrong ones. False where the wrong ones are not there any more. */
export function change(name, wrong, right, nth) {
    const field = target(name);
    if (!field) return false;
    if (!field.isContentEditable) {
        const at = position(field.value, wrong, nth);
        if (at < 0) return false;
        field.focus();
        field.setSelectionRange(at, at + wrong.length);
        return type(right);
    }
    const range = place(name, wrong, nth);
    if (!range) return false;
    field.focus();
    select(range);
    return type(right);
}

function select(range) {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    document.dispatchEvent(new Event("selectionchange"));
}

/* Types a sentence at the cursor of the text last written in, else at the end of the last text. */
export function insert(sentence) {
    const editors = [...document.querySelectorAll("#article_form .inline-related:not(.empty-form) .prose-editor > .ProseMirror")];
    const field = last?.isConnected ? last : editors.at(-1);
    if (!field) return false;
    const fresh = field !== last;
    field.focus();
    if (field.isContentEditable && fresh) {
        const range = document.createRange();
        range.selectNodeContents(field.lastElementChild ?? field);
        range.collapse(false);
        select(range);
    }
    const selection = getSelection();
    if (field.isContentEditable) selection.collapseToEnd();
    else field.setSelectionRange(field.selectionEnd, field.selectionEnd);
    const before = field.isContentEditable
        ? (selection.focusNode?.textContent ?? "").slice(0, selection.focusOffset)
        : field.value.slice(0, field.selectionStart);
    const after = field.isContentEditable
        ? (selection.focusNode?.textContent ?? "").slice(selection.focusOffset)
        : field.value.slice(field.selectionEnd);
    return type(`${/\S$/.test(before) ? " " : ""}${sentence}${/^\S/.test(after) ? " " : ""}`);
}
