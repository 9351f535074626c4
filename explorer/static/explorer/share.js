// On a phone whose browser has it, the button "Share" opens the system's own sheet instead of links.

const touched = matchMedia("(pointer: coarse)");

document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-share] > summary")?.parentElement;
  if (!box || !navigator.share || !touched.matches) return;
  event.preventDefault();
  // Whoever closes the sheet again gets the links.
  navigator.share({ title: box.dataset.title, url: box.dataset.share }).catch(() => (box.open = true));
});
