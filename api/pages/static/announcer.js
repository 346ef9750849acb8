// Speaks to screen readers, apart from what is on the screen.
// The region is in the page, and empty, before anything is said; focus never moves for a message.
import { el } from "./dom.js";

const GAP = 150; // ms between two texts, so that each is a change of its own
const STAY = 10_000; // ms that a text stays; under 1 s some screen readers miss it

export class Announcer {
  #queue = [];
  #timer = null;
  #ready = () => true;

  /** @param {() => boolean} ready false while the region is not shown, and so cannot speak */
  constructor(ready) {
    this.#ready = ready;
    this.region = el("div", { class: "vh", "aria-live": "polite", "data-rol": "melder" });
  }

  /** Says a text once, after what still waits. */
  say(text) {
    this.#queue.push(text);
    this.flush();
  }

  /** Forgets what was not said yet, for example when a conversation is wiped. */
  clear() {
    this.#queue = [];
    this.region.replaceChildren();
  }

  /** Says what waited while the region was not shown. */
  flush() {
    if (this.#timer !== null || this.#queue.length === 0 || !this.#ready()) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#ready() || this.#queue.length === 0) return;
      const item = el("p", {}, this.#queue.shift());
      this.region.append(item);
      setTimeout(() => item.remove(), STAY);
      this.flush();
    }, GAP);
  }
}
