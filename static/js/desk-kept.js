/* What this browser keeps of forms that were typed in and not saved: one copy an open form. */
const START = "desk-autosave:";

/* {key, at, fields, …} of every copy this person has of this article, the newest first. */
export function copies(user, article) {
    const found = [];
    for (const name of names()) {
        if (!name.startsWith(`${START}${user}:${article || "new"}:`)) continue;
        try {
            found.push({ ...JSON.parse(localStorage.getItem(name)), key: name.split(":").at(-1) });
        } catch {
            localStorage.removeItem(name);
        }
    }
    return found.sort((a, b) => b.at.localeCompare(a.at));
}

/* False where the browser keeps nothing, or has no room. */
export function keep(user, article, key, copy) {
    try {
        localStorage.setItem(`${START}${user}:${article || "new"}:${key}`, JSON.stringify(copy));
        return true;
    } catch {
        return false;
    }
}

export function giveUp(key) {
    for (const name of names()) if (name.startsWith(START) && name.endsWith(`:${key}`)) localStorage.removeItem(name);
    return "";
}

function names() {
    try {
        return Object.keys(localStorage);
    } catch {
        return [];
    }
}
