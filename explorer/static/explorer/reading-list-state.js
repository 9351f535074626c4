// The reading lists a page knows of, each as the codes of its quotes in order: the one this browser
// remembers, and the one the page shows. A browser may refuse to store anything; then nothing is
// remembered and nothing breaks.

const KEY = "reading-list";
const EDITED = "reading-list-edited";

function read(storage, key) {
  try {
    return JSON.parse(storage().getItem(key)) ?? [];
  } catch {
    return [];
  }
}

function write(storage, key, codes) {
  try {
    if (codes.length) storage().setItem(key, JSON.stringify(codes));
    else storage().removeItem(key);
  } catch {
    // See above.
  }
}

const local = () => window.localStorage;
const session = () => window.sessionStorage;

export const remembered = () => read(local, KEY);
export const edited = () => read(session, EDITED);
export const setEdited = (codes) => write(session, EDITED, codes);

// Each behaviour that shows the list listens for the event "remembered".
export function remember(codes) {
  write(local, KEY, codes);
  document.dispatchEvent(new Event("remembered"));
}

// The list that this page shows, on the page of a reading list; null elsewhere.
export function shown() {
  const list = document.querySelector("[data-list]");
  return list && list.dataset.list.split(" ").filter(Boolean);
}

export const same = (one, other) => one.join(" ") === other.join(" ");
