// Saves a chart as a picture with its title and source.

import { draw, height, rightToLeft } from "./chart-drawing.js";
import { readStyle } from "./chart-style.js";

const PICTURE = { width: 1000, margin: 32, title: 24, text: 13 };

function wrap(pen, text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function paint(canvas, chart, style) {
  canvas.width = PICTURE.width - 2 * PICTURE.margin;
  canvas.height = height(chart.data);
  return draw(canvas, chart, style, { responsive: false, devicePixelRatio: 2 });
}

// A picture for paper and other people's pages: always light, always as wide, with title and source.
export function save({ chart, title, question, source, file }) {
  const style = readStyle("light");
  const { width, margin, text } = PICTURE;
  const inner = width - 2 * margin;
  const line = text * 1.5;
  const bars = document.createElement("canvas");
  const drawn = paint(bars, chart, style);
  const picture = document.createElement("canvas");
  const pen = picture.getContext("2d");
  const small = `${text}px ${style.family}`;
  pen.font = small;
  const above = wrap(pen, question, inner);
  const below = wrap(pen, source, inner);
  const top = margin + PICTURE.title * 1.4 + above.length * line + text;
  const bottom = top + height(chart.data) + text;
  picture.width = width * 2;
  picture.height = (bottom + below.length * line + margin) * 2;
  pen.scale(2, 2);
  pen.fillStyle = style.paper;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(bars, margin, top, inner, height(chart.data));
  drawn.destroy();
  const write = (lines, from, font, colour) => {
    Object.assign(pen, { font, fillStyle: colour, textAlign: "start", textBaseline: "top" });
    pen.direction = rightToLeft ? "rtl" : "ltr";
    const edge = rightToLeft ? width - margin : margin;
    lines.forEach((words, number) => pen.fillText(words, edge, from + number * line));
  };
  write([title], margin, `600 ${PICTURE.title}px ${style.family}`, style.ink);
  write(above, margin + PICTURE.title * 1.4, small, style["ink-soft"]);
  write(below, bottom, small, style["ink-soft"]);
  picture.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = file;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
