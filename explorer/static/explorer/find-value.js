// Finds values of a filter while they are typed, and shows them under the box. The same form, sent
// without this script, leads to a page with the same values.

const WAIT = 200; // milliseconds after the last letter

let last = 0;

async function show(form) {
  const found = form.querySelector("[data-found]");
  const asked = new URLSearchParams(new FormData(form));
  const number = ++last;
  let part = null;
  if (asked.get("find").trim()) {
    const answer = await fetch(`${form.action}?${asked}`);
    part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-panel-part]");
  }
  // A later letter asked again.
  if (number !== last) return;
  found.replaceChildren(...(part?.childNodes ?? []));
  form.querySelector("[role='status']").textContent = part?.dataset.say ?? "";
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest("[data-find]");
  if (!form) return;
  window.clearTimeout(Number(form.dataset.timer));
  // Where the network is away, the button still leads to the page.
  form.dataset.timer = window.setTimeout(() => show(form).catch(() => {}), WAIT);
});
