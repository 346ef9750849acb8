// Builds elements without ever parsing text as HTML, so Trusted Types can stay on.

/**
 * @param {string} tag name of the element
 * @param {Record<string, unknown>} [attributes] attributes; `onclick` and the like are listeners;
 *   `false`, `null` and `undefined` leave an attribute out
 * @param {...(Node|string|null)} children nodes, or text
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

const NUMBERS = new Intl.NumberFormat("nl-NL");

/** Fills `{naam}` in a text of the texts file; numbers as Dutch writes them. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? NUMBERS.format(value) : value;
  });
}

/** The text for one, or the text for more with the number filled in. */
export function count(texts, name, number) {
  return number === 1 ? texts[`${name}_een`] : fill(texts[`${name}_meer`], { aantal: number });
}
