// Copies what a button names: a field's text, code, or words with their italics and links. What a quote in a list
// copies is on the quote's own page and fetched from it. Where the browser lends no clipboard, the text is
// selected instead, or its page opened. What happened is shown by the button and said.

const LINE = ":scope > p"; // a text of several lines has a paragraph for each

const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);

function plainText(source) {
  if ("value" in source) return source.value;
  const lines = Array.from(source.querySelectorAll(LINE), (line) => line.innerText);
  return lines.length ? lines.join("\n") : source.innerText;
}

function select(source) {
  if ("select" in source) {
    source.select();
    return;
  }
  const range = document.createRange();
  range.selectNodeContents(source);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

// The words without what only this page needs: where addresses may be broken.
function markup(source) {
  const copied = source.cloneNode(true);
  for (const place of copied.querySelectorAll("wbr")) place.remove();
  return copied.outerHTML;
}

async function fetched(address, id) {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById(id) ?? Promise.reject(new Error(`nothing to copy on ${address}`));
}

// The clipboard is asked while the click lasts, and given the text when it is there.
function copy({ copy: id, from }) {
  const here = document.getElementById(id);
  if (!from && ("value" in here || here.matches("pre"))) return navigator.clipboard.writeText(plainText(here));
  if (!navigator.clipboard || !window.ClipboardItem) throw new Error("this browser lends no clipboard");
  const found = from ? fetched(from, id) : Promise.resolve(here);
  const written = async (type, write) => new Blob([write(await found)], { type });
  const item = new ClipboardItem({
    "text/plain": written("text/plain", plainText),
    "text/html": written("text/html", markup),
  });
  return navigator.clipboard.write([item]);
}

function say(button, words) {
  const label = button.querySelector("span") ?? button;
  button.dataset.label ??= label.textContent;
  label.textContent = said.textContent = words;
  button.dataset.done = "";
  window.clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = window.setTimeout(() => {
    label.textContent = button.dataset.label;
    said.textContent = "";
    delete button.dataset.done;
  }, 4000);
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const { copy: id, from, copied, selected } = button.dataset;
  try {
    await copy(button.dataset);
    say(button, copied);
  } catch {
    if (from) {
      window.location.assign(`${from}#${id}`);
      return;
    }
    select(document.getElementById(id));
    say(button, selected);
  }
});

// A list to choose from is sent when something is chosen, also before this script came; without it a button
// sends it. What the reader chose on an earlier visit no browser puts back, the form has autocomplete off.
document.addEventListener("change", ({ target }) => target.closest("form[data-choice]")?.requestSubmit());
for (const chosen of document.querySelectorAll("form[data-choice] option:checked")) {
  if (!chosen.defaultSelected) chosen.closest("form").requestSubmit();
}
