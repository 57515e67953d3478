// Beside a time at the venue, the reader's own: "15:10 BST (10:10 your time)". Without script the venue's stands alone.
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const calendarDay = new Intl.DateTimeFormat("en-CA", { dateStyle: "short" });

/** Minutes east of Greenwich written in an ISO moment, or null where it carries no offset. */
function offsetOf(iso) {
    const found = /([+-])(\d\d):?(\d\d)$/.exec(iso);
    if (!found) return iso.endsWith("Z") ? 0 : null;
    return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

function addOwnTime(time) {
    const moment = new Date(time.dateTime);
    const offset = offsetOf(time.dateTime);
    if (offset === null || Number.isNaN(moment.getTime()) || offset === -moment.getTimezoneOffset()) return;
    const own = document.createElement("span");
    own.className = "own-time";
    own.dataset.added = "";
    const sameDay = calendarDay.format(moment) === time.dateTime.slice(0, 10);
    const named = sameDay ? "" : `${weekday.format(moment)} `;
    own.textContent = ` (${named}${clock.format(moment)} your time)`;
    time.after(own);
}

function addOwnTimes(part) {
    part.querySelectorAll("[data-venue-time] time").forEach(addOwnTime);
}

addOwnTimes(document);
// A part of an open page that was fetched again comes without them.
document.addEventListener("replaced", (event) => addOwnTimes(event.target));
