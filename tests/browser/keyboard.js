// Judges each thing that Tab comes to: when the next key goes down, so that the page has had the time to show it.
() => {
  const ACTIVE = "a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex]";
  const name = (one) => `${one.tagName.toLowerCase()} ${(one.getAttribute("aria-label") || one.textContent || one.name || one.className).trim().slice(0, 40)}`;
  const look = (one) => [one, one.closest("label, .CodeMirror"), one.parentElement].filter(Boolean).map((part) => {
    const style = getComputedStyle(part);
    const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
    return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.stroke].join();
  }).join();
  const another = (one) => one.type === "radio" && !one.checked &&
    [...document.getElementsByName(one.name)].findIndex((radio) => radio.checked || radio === one) !== [...document.getElementsByName(one.name)].indexOf(one);
  const reachable = [...document.querySelectorAll(ACTIVE)].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && !another(one) && one.checkVisibility({ visibilityProperty: true }));
  const before = new Map(reachable.map((one) => [one, look(one)]));
  const met = new Set(), complaints = [];
  const judge = () => {
    const one = document.activeElement;
    if (!one || one === document.body || met.has(one)) return;
    met.add(one);
    if (before.get(one) === look(one)) complaints.push(`does not show that it is in focus: ${name(one)}`);
    const seen = [...one.getClientRects()].some((box) => box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);
    if (!seen) complaints.push(`is in focus out of sight: ${name(one)}`);
  };
  addEventListener("keydown", judge, { capture: true });
  window.tabbed = {
    from: (place) => {
      judge();
      reachable[place]?.focus();
    },
    missed: ([first, last]) => {
      judge();
      const missed = reachable.filter((one, place) => (place < first || place >= reachable.length - last) && !met.has(one));
      return [...complaints, ...missed.map((one) => `Tab does not come to: ${name(one)}`)];
    },
  };
  return reachable.length;
}
