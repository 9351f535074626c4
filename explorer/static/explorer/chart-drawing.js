// Draws a chart with Chart.js, in the style and the direction of the page. Its numbers, words and
// addresses come from the data in the page.

import { fill, over } from "./chart-style.js";

const ROW = 15; // height of a line of a label, in CSS pixels
const rightToLeft = document.documentElement.dir === "rtl";

// Writes each number into its part of the bar, on the part's plain colour.
const numbers = (style) => ({
  id: "numbers",
  afterDatasetsDraw(chart) {
    const pen = chart.ctx;
    chart.data.datasets.forEach((dataset, index) => {
      chart.getDatasetMeta(index).data.forEach((bar, row) => {
        const { x, y, base, height } = bar.getProps(["x", "y", "base", "height"], true);
        const text = new Intl.NumberFormat(chart.options.locale).format(dataset.data[row]);
        pen.font = `600 12px ${style.family}`;
        const width = pen.measureText(text).width + 8;
        if (!dataset.data[row] || Math.abs(x - base) < width) return;
        const middle = (x + base) / 2;
        pen.fillStyle = style[dataset.tone];
        pen.fillRect(middle - width / 2, y - Math.min(height, 18) / 2, width, Math.min(height, 18));
        pen.fillStyle = over(dataset.tone, style);
        pen.textAlign = "center";
        pen.textBaseline = "middle";
        pen.fillText(text, middle, y + 1);
      });
    });
  },
});

export function height({ labels }) {
  return labels.reduce((sum, lines) => sum + Math.max(34, lines.length * ROW + 14), 110);
}

export function draw(canvas, chart, style, more) {
  const { type, data, options } = structuredClone(chart);
  for (const dataset of data.datasets) {
    Object.assign(dataset, {
      backgroundColor: fill(dataset, style),
      borderColor: style.edge,
      borderWidth: 1,
      borderSkipped: false,
      maxBarThickness: 30,
    });
  }
  const { x, y } = options.scales;
  x.reverse = rightToLeft;
  x.grid = { color: style.rule };
  x.border = { color: style.control };
  y.border = { color: style.control };
  y.position = rightToLeft ? "right" : "left";
  for (const part of [x.ticks, x.title, y.ticks]) part.color = style.ink;
  const { legend } = options.plugins;
  legend.rtl = rightToLeft;
  legend.align = "start";
  legend.labels = { color: style.ink, boxWidth: 16, boxHeight: 16 };
  options.plugins.tooltip = { rtl: rightToLeft, textDirection: document.documentElement.dir };
  Object.assign(Chart.defaults.font, { family: style.family, size: 12 });
  Object.assign(options, more);
  return new Chart(canvas, { type, data, options, plugins: [numbers(style)] });
}
