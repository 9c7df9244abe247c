// Pictures are drawn for the room they have, and again if it changes.

/** Return a way to draw into a figure what `draw(data, width)` makes: nodes, new ones in place of the old. */
export function atEachWidth(draw) {
  return (figure, data) => {
    const place = figure.appendChild(document.createElement("div"));
    place.className = "drawn";
    let drawn = 0;
    const redraw = () => {
      const width = Math.floor(place.clientWidth);
      if (!width || width === drawn) return;
      drawn = width;
      place.replaceChildren(...draw(data, width));
    };
    redraw();
    new ResizeObserver(redraw).observe(place);
  };
}
