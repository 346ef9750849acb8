// Lets the reader take a text or an advies along: as a file, or on paper.
import { el } from "./dom.js";

/** Offers a text as a file; it is made in the browser and goes nowhere. */
export function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/**
 * Prints some elements by themselves, without the page around them.
 * @param {ShadowRoot} place where the unseen frame for printing is put
 * @param {string[]} styles CSS texts
 * @param {string} title title on the paper
 * @param {Node[]} content what to print
 */
export function print(place, styles, title, content) {
  const frame = el("iframe", { title, class: "vh", "aria-hidden": "true", tabindex: "-1" });
  place.append(frame);
  const { contentWindow: view, contentDocument: page } = frame;
  page.title = title;
  page.documentElement.lang = "nl";
  // A sheet belongs to the document that made it.
  page.adoptedStyleSheets = styles.map((css) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  page.body.append(...content);
  view.addEventListener("afterprint", () => frame.remove(), { once: true });
  view.print();
}
