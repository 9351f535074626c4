// Copies what a button names: a field's text, code, or words with their italics and links. Where the
// browser lends no clipboard, the text is selected instead. What happened is shown by the button and said.

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

async function copy(source) {
  const text = plainText(source);
  if ("value" in source || source.matches("pre")) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const item = new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([markup(source)], { type: "text/html" }),
  });
  await navigator.clipboard.write([item]);
}

function say(button, words) {
  const label = button.querySelector("span");
  label.dataset.label ??= label.textContent;
  label.textContent = said.textContent = words;
  button.dataset.done = "";
  window.clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = window.setTimeout(() => {
    label.textContent = label.dataset.label;
    said.textContent = "";
    delete button.dataset.done;
  }, 4000);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  try {
    await copy(source);
    say(button, button.dataset.copied);
  } catch {
    select(source);
    say(button, button.dataset.selected);
  }
});

// A list to choose from is sent when something is chosen; without this script a button sends it.
document.addEventListener("change", ({ target }) => target.closest("form[data-choice]")?.requestSubmit());
