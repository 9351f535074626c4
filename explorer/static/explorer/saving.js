// Saves a figure as a picture: the browser paints the file that can be restyled, with the page's typefaces.

const SCALE = 2; // pixels for each unit of the drawing, so that it stays sharp in print

async function inside(address) {
  const file = await (await fetch(address)).blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.readAsDataURL(file);
  });
}

// A picture asks for no files: the page's sans, in the alphabets it has, goes along inside it.
async function typefaces() {
  const rules = Array.from(document.styleSheets, (sheet) => [...sheet.cssRules].map((rule) => [rule, sheet])).flat();
  const all = rules.flatMap(([rule, sheet]) =>
    rule.styleSheet ? [...rule.styleSheet.cssRules].map((inner) => [inner, rule.styleSheet]) : [[rule, sheet]],
  );
  const faces = all.filter(([rule]) => rule instanceof CSSFontFaceRule && rule.cssText.includes("Vazirmatn"));
  return Promise.all(
    faces.map(async ([{ cssText }, { href }]) => {
      const [, file] = cssText.match(/url\("([^"]+)"\)/);
      return cssText.replace(file, await inside(new URL(file, href)));
    }),
  );
}

async function painted(address) {
  const answer = await fetch(address);
  const [, name] = answer.headers.get("Content-Disposition").match(/filename="(.+)\.svg"/);
  const drawing = (await answer.text()).replace("<style>", `<style>${(await typefaces()).join("\n")}`);
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return [canvas, `${name}.png`];
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-save]");
  if (!button) return;
  button.setAttribute("aria-busy", "true");
  try {
    const [canvas, name] = await painted(button.dataset.save);
    const link = Object.assign(document.createElement("a"), { href: canvas.toDataURL(), download: name });
    link.click();
  } catch {
    // The network is away, or the browser paints no such pictures: the file itself is there to save.
    location.assign(button.dataset.save);
  } finally {
    button.removeAttribute("aria-busy");
  }
});
