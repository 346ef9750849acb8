// Where the reader is in the gesprek, and taking them along without a jump (UI-28).

const MARGIN = 12; // px above a bericht that is scrolled to
const NEAR_END = 80; // px from the end within which the reader counts as being there

export class Place {
  #panel;
  #newest = null; // the first bericht of the last answer
  #follow = true; // false while the reader looks back

  /** @param {object} panel the parts of the panel */
  constructor(panel) {
    this.#panel = panel;
    const { scroller, root } = panel;
    for (const it of [scroller, root]) {
      it.addEventListener("scroll", () => this.#scrolled(it), { passive: true });
    }
  }

  /** Shows the start of an answer, or the button that leads there while the reader looks back. */
  arrived(item) {
    this.#newest = item;
    if (this.#follow) this.show(item);
    else this.#panel.newer.hidden = this.#inView(item);
  }

  /** Shows something new that is no bericht, unless the reader looks back. */
  mind(item) {
    if (this.#follow) this.show(item);
  }

  toNewest() {
    this.show(this.#newest);
  }

  show(item) {
    if (!item) return;
    const scroller = this.#scroller;
    const distance = item.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += distance - MARGIN;
    this.reset();
  }

  toEnd() {
    const { scroller } = this.#panel;
    scroller.scrollTop = scroller.scrollHeight;
    this.#follow = true;
    this.reset();
  }

  /** Takes the button away: there is nothing newer out of sight. */
  reset() {
    this.#panel.newer.hidden = true;
  }

  // On a small or enlarged screen the whole panel scrolls, else only its middle.
  get #scroller() {
    const { scroller, root } = this.#panel;
    return getComputedStyle(scroller).overflowY === "auto" ? scroller : root;
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  #inView(item) {
    if (!item?.isConnected) return true;
    const frame = this.#scroller.getBoundingClientRect();
    const { top } = item.getBoundingClientRect();
    return top >= frame.top - 1 && top < frame.bottom - 1;
  }

  #scrolled(scroller) {
    if (scroller !== this.#scroller) return;
    // Where all of the panel scrolls, its end is the field, and looking back cannot be told apart.
    this.#follow = scroller === this.#panel.root || this.#atEnd();
    if (this.#follow || this.#inView(this.#newest)) this.reset();
  }
}
