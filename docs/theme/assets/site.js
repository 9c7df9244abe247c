// What the theme leaves to the mouse, for keys and for those who hear a page.
const buttons = document.querySelectorAll("label.md-header__button[for], label.md-sidebar-button[for]");

/** Make a button of a label that a click opens something by. */
function press(button) {
  const toc = document.querySelector(".md-nav--secondary");
  button.tabIndex = 0;
  button.setAttribute("role", "button");
  if (!button.textContent.trim()) button.setAttribute("aria-label", toc.getAttribute("aria-label"));
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault(); // Space would scroll; Enter the theme has
      button.click();
    }
  });
  if (button.htmlFor !== "__search") fold(button, document.getElementById(button.htmlFor)); // a dialog folds itself
}

/** Tell whether what the button opens is open, and let Escape close it. */
function fold(button, box) {
  const tell = () => button.setAttribute("aria-expanded", box.checked);
  box.addEventListener("change", tell);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) {
      button.click();
      button.focus();
    }
  });
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
addEventListener("load", () => { // by then the theme has put tables in their boxes
  const boxes = document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code");
  boxes.forEach((box) => scrolled.observe(box));
});
