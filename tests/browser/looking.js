// What a reader sees of the page: its texts but for code, what sticks out of the window, the language it says it is in.
() => {
  const room = document.documentElement.clientWidth;
  const name = (one) => one.tagName.toLowerCase() + (one.id ? `#${one.id}` : "") + [...one.classList].map((part) => `.${part}`).join("");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (text && !parent.closest("code, pre, textarea, script, style") && parent.checkVisibility()) texts.push(text);
  }
  const wide = document.scrollingElement.scrollWidth > innerWidth;
  const sticking = wide ? [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > room + 1) : [];
  return { language: document.documentElement.lang, texts, wide, sticking: sticking.slice(0, 3).map(name) };
}
