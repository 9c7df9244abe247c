// What the theme leaves to the mouse, for keys and for those who hear a page.
{
  const buttons = document.querySelectorAll("label.md-header__button[for], label.md-sidebar-button[for]");
  for (const button of buttons) {
    const box = document.getElementById(button.htmlFor);
    const tell = () => button.setAttribute("aria-expanded", box.checked);
    button.tabIndex = 0;
    button.setAttribute("role", "button");
    if (!button.textContent.trim()) {
      button.setAttribute("aria-label", document.querySelector(".md-nav--secondary").getAttribute("aria-label"));
    }
    button.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        button.click();
      }
    });
    box.addEventListener("change", tell);
    tell();
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) {
        button.click();
        button.focus();
      }
    });
  }

  // Whatever scrolls in its own box is scrolled by arrow keys, too, once Tab comes to it.
  const boxes = document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code");
  const watch = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of boxes) watch.observe(box);
}
