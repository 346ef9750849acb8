// Asks under an advies whether it was useful. The answer can be changed, and explained.
import { el, fill } from "./dom.js";

export class Feedback {
  #texts;
  #maximum;
  #client;
  #explain;
  #say;
  #given = null; // the waardering that the server has
  #parts;

  /**
   * @param {object} options
   * @param {object} options.texts the texts of the texts file
   * @param {number} options.maximum characters that a reason may have
   * @param {object} options.client talks to the server
   * @param {(fault: Error) => string} options.explain a fault in words
   * @param {(text: string) => void} options.say speaks to screen readers
   */
  constructor({ texts, maximum, client, explain, say }) {
    this.#texts = texts;
    this.#maximum = maximum;
    this.#client = client;
    this.#explain = explain;
    this.#say = say;
    this.#build();
  }

  /** Puts the question in this item, with the answer that was given before. */
  place(item, given) {
    this.#given = given;
    this.#parts.reason.value = given?.reden ?? "";
    this.#wrong("");
    this.#show(given?.reden ? this.#texts.waardering.reden_bewaard : "");
    item.append(this.#parts.root);
  }

  #build() {
    const { waardering: texts, gesprek } = this.#texts;
    const choice = (nuttig, name) =>
      el("button", { type: "button", class: "knop", onclick: () => this.#choose(nuttig) }, name);
    const yes = choice(true, texts.ja);
    const no = choice(false, texts.nee);
    const thanks = el("p", { hidden: true });
    const reason = el("textarea", {
      id: "reden",
      rows: 2,
      autocomplete: "off",
      "aria-describedby": "reden-uitleg reden-fout",
    });
    const error = el("p", { id: "reden-fout", class: "fout", hidden: true });
    const more = el(
      "form",
      { novalidate: true, hidden: true },
      el("label", { for: "reden" }, texts.reden),
      el(
        "p",
        { id: "reden-uitleg", class: "bij" },
        el("strong", {}, gesprek.waarschuwing),
        ` ${fill(gesprek.uitleg_lengte, { maximum: this.#maximum })}`,
      ),
      reason,
      el("button", { type: "submit", class: "knop" }, texts.reden_versturen),
    );
    more.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#explainWhy();
    });
    const root = el(
      "section",
      { class: "waardering", "aria-labelledby": "waardering" },
      el("h3", { id: "waardering" }, texts.vraag),
      el("div", { class: "knoppen" }, yes, no),
      thanks,
      error,
      more,
    );
    this.#parts = { root, yes, no, thanks, reason, error, more };
  }

  #choose(nuttig) {
    this.#keep({ nuttig, reden: this.#given?.reden ?? null });
  }

  #explainWhy() {
    const reden = this.#parts.reason.value.trim();
    if (reden.length > this.#maximum) {
      const { bericht, actie } = this.#texts.fouten.te_lang;
      return this.#wrong(fill(`${bericht} ${actie}`, { maximum: this.#maximum }));
    }
    this.#keep({ nuttig: this.#given.nuttig, reden: reden || null });
  }

  async #keep(waardering) {
    try {
      await this.#client.rate(waardering);
    } catch (fault) {
      return this.#wrong(this.#explain(fault), fault.refused);
    }
    const kept = waardering.reden && waardering.reden !== this.#given?.reden;
    this.#given = waardering;
    this.#wrong("");
    this.#show(kept ? this.#texts.waardering.reden_bewaard : "");
    this.#say(this.#parts.thanks.textContent);
  }

  #show(extra) {
    const { waardering: texts } = this.#texts;
    const { yes, no, thanks, more } = this.#parts;
    const given = this.#given;
    yes.setAttribute("aria-pressed", String(given?.nuttig === true));
    no.setAttribute("aria-pressed", String(given?.nuttig === false));
    more.hidden = thanks.hidden = !given;
    if (!given) return;
    const answer = given.nuttig ? texts.gegeven_ja : texts.gegeven_nee;
    thanks.textContent = [answer, extra, texts.veranderen].filter(Boolean).join(" ");
  }

  #wrong(text, inReason = true) {
    const { reason, error } = this.#parts;
    error.textContent = text;
    error.hidden = !text;
    reason.removeAttribute("aria-invalid");
    if (!text) return;
    this.#say(text);
    if (!inReason) return;
    reason.setAttribute("aria-invalid", "true");
    reason.focus();
  }
}
