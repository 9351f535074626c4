// Finds values of a filter while they are typed, and shows them under the box, to be ticked there. The form of
// the box, sent without this script, leads to a page with the same values.

const WAIT = 200; // milliseconds after the last letter

let last = 0;

async function show(box, { form, value }) {
  const number = ++last;
  let found = null;
  if (value.trim()) {
    const asked = new URLSearchParams(new FormData(document.getElementById("filters")));
    asked.set("find", value);
    const answer = await fetch(`${form.action}?${asked}`);
    found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-panel-part]");
  }
  // A later letter asked again.
  if (number !== last) return;
  box.querySelector("[data-found]").replaceChildren(...(found?.childNodes ?? []));
  box.querySelector("[role='status']").textContent = found?.dataset.say ?? "";
}

document.addEventListener("input", ({ target }) => {
  const box = target.closest("[data-find]");
  if (!box || target.name !== "find") return;
  window.clearTimeout(Number(box.dataset.timer));
  // Where the network is away, the button still leads to the page.
  box.dataset.timer = window.setTimeout(() => show(box, target).catch(() => {}), WAIT);
});
