// What the theme leaves to the mouse, for keys and for those who hear a page.
const buttons = document.querySelectorAll("label.md-header__button[for], label.md-sidebar-button[for]");

/** Make of a label that opens and closes something a button. */
function press(button) {
  const box = document.getElementById(button.htmlFor);
  const tell = () => button.setAttribute("aria-expanded", box.checked);
  const toc = document.querySelector(".md-nav--secondary");
  button.tabIndex = 0;
  button.setAttribute("role", "button");
  if (!button.textContent.trim()) button.setAttribute("aria-label", toc.getAttribute("aria-label"));
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();  // the theme has Enter, and Space would scroll
      button.click();
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) {
      button.click();
      button.focus();
    }
  });
  box.addEventListener("change", tell);
  tell();
}

/** Let keys scroll whatever scrolls in its own box, once Tab comes to it. */
const scrolled = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

buttons.forEach(press);
addEventListener("load", () => {  // by then the theme has put tables in their boxes
  const boxes = document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code");
  boxes.forEach((box) => scrolled.observe(box));
});
