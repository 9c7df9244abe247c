// Draws the figures of a page below their data; what they say stands in the table beside them as well.
import { bars } from "./charts/bars.js";
import { map } from "./charts/map.js";
import { matrix } from "./charts/matrix.js";
import { series } from "./charts/series.js";
import { atEachWidth } from "./charts/width.js";

const KINDS = { bars: atEachWidth(bars), map, matrix: atEachWidth(matrix), series: atEachWidth(series) };

for (const figure of document.querySelectorAll("figure.chart[data-chart]")) {
  const data = figure.querySelector(':scope > script[type="application/json"]');
  if (data) KINDS[figure.dataset.chart](figure, JSON.parse(data.textContent));
}
