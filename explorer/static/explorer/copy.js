// Copies what a button names: a field's text, or an element with its italics and links. Where the
// browser lends no clipboard, the text is selected instead, and the button says so.

function plainText(source) {
  return "value" in source ? source.value : source.innerText;
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

async function copy(source) {
  if ("value" in source) {
    await navigator.clipboard.writeText(source.value);
    return;
  }
  const item = new ClipboardItem({
    "text/plain": new Blob([plainText(source)], { type: "text/plain" }),
    "text/html": new Blob([source.outerHTML], { type: "text/html" }),
  });
  await navigator.clipboard.write([item]);
}

function say(button, words) {
  const label = button.querySelector("span");
  label.dataset.label ??= label.textContent;
  label.textContent = words;
  label.setAttribute("role", "status");
  window.clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = window.setTimeout(() => (label.textContent = label.dataset.label), 4000);
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
