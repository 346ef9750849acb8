// Shows berichten and the advies, as elements and as plain text.
import { count, el, fill } from "./dom.js";
import { blocks } from "./blocks.js";

/** Renders with the texts, the vocabularies and the way to keep an advies. */
export class Messages {
  #texts;
  #terms;
  #keep;

  /**
   * @param {object} texts the texts of the texts file
   * @param {Record<string, Record<string, string>>} terms names of themas, vormen and so on, by id
   * @param {{print: Function, save: Function}} keep what the buttons of an advies do
   */
  constructor(texts, terms, keep) {
    this.#texts = texts;
    this.#terms = terms;
    this.#keep = keep;
  }

  /** The list item of one bericht; `van` is "gebruiker" or "bot". */
  item(bericht, van) {
    return el(
      "li",
      { class: `bericht bericht-${van}` },
      el("p", { class: "afzender" }, `${this.sender(van)}:`),
      bericht.tekst ? el("div", { class: "tekst" }, ...this.#paragraphs(bericht.tekst)) : null,
      bericht.advies ? this.#card(bericht.advies) : null,
    );
  }

  /** All of a gesprek anew, for paper. */
  list(berichten) {
    return el("ol", { class: "berichten" }, ...berichten.map((it) => this.item(it, it.van)));
  }

  /** What goes on paper: whose it is, from which day, and how to reach a person. */
  paper(content, contact) {
    const { naam, contact_titel } = this.#texts.gesprek;
    const today = new Date();
    const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].join("-");
    return [
      el("h1", {}, naam),
      el("p", { class: "bij" }, this.#date(day)),
      content,
      contact && el("p", {}, `${contact_titel}: ${contact.naam}, ${contact.telefoon}, ${contact.email}`),
    ].filter(Boolean);
  }

  sender(van) {
    const { afzender_bot, afzender_gebruiker } = this.#texts.gesprek;
    return van === "bot" ? afzender_bot : afzender_gebruiker;
  }

  /** What a screen reader hears of a bericht. */
  spoken({ tekst, advies }) {
    const texts = this.#texts.advies;
    const found = advies ? `${texts.titel}. ${texts.code}: ${advies.code}. ${this.#found(advies)}.` : "";
    const plain = tekst.replace(/^- /gm, "").replace(/\s*\n\s*/g, " ");
    return `${this.sender("bot")}: ${`${plain} ${found}`.trim()}`;
  }

  /** The whole gesprek as text. */
  plain(berichten) {
    return berichten
      .map((it) => {
        const advies = it.advies ? `\n\n${this.plainAdvies(it.advies)}` : "";
        return `${this.sender(it.van)}:\n${it.tekst}${advies}`;
      })
      .join("\n\n");
  }

  /** The advies as text; api/pages/templates/advies.txt gives the same. */
  plainAdvies(advies) {
    const texts = this.#texts.advies;
    const lines = [texts.titel, `${texts.code}: ${advies.code}`];
    for (const [name, value] of this.#need(advies)) lines.push(`${name}: ${value}`);
    lines.push("", `${this.#found(advies)}:`);
    advies.aanbod.forEach((aanbod, index) => {
      lines.push("", `${index + 1}. ${aanbod.naam}`, this.#by(aanbod));
      if (aanbod.omschrijving) lines.push(aanbod.omschrijving);
      for (const [title, points] of [
        [texts.redenen, aanbod.redenen],
        [texts.ontbreekt, aanbod.ontbreekt ?? []],
      ]) {
        if (points.length) lines.push(`${title}:`, ...points.map((it) => `- ${it}`));
      }
      for (const [name, value] of [...this.#facts(aanbod), ...this.#relations(aanbod)]) lines.push(`${name}: ${value}`);
      lines.push(aanbod.url);
    });
    lines.push("", texts.code_uitleg);
    return lines.join("\n");
  }

  /** The card of an advies, as it stands in the gesprek and on paper. */
  #card(advies) {
    const texts = this.#texts.advies;
    return el(
      "section",
      { class: "advies", "aria-label": `${texts.titel} ${advies.code}` },
      el("h3", {}, texts.titel),
      el("p", { class: "code" }, `${texts.code}: `, el("strong", {}, advies.code)),
      el("p", { class: "bij" }, texts.code_uitleg),
      this.#list(this.#need(advies)),
      el("h4", { class: "gevonden" }, this.#found(advies)),
      el("ol", { class: "aanbod" }, ...advies.aanbod.map((it) => this.#offer(it))),
      el(
        "div",
        { class: "knoppen" },
        el("button", { type: "button", class: "knop", onclick: () => this.#keep.print(this.#card(advies)) }, texts.printen),
        el(
          "button",
          {
            type: "button",
            class: "knop",
            onclick: () => this.#keep.save(fill(texts.bestand, advies), this.plainAdvies(advies)),
          },
          texts.opslaan,
        ),
      ),
    );
  }

  #offer(aanbod) {
    const texts = this.#texts.advies;
    const { redenen, ontbreekt = [] } = aanbod;
    return el(
      "li",
      {},
      el("h5", {}, aanbod.naam),
      el("p", { class: "aanbieder" }, this.#by(aanbod)),
      aanbod.omschrijving ? el("p", {}, aanbod.omschrijving) : null,
      ...this.#points(texts.redenen, redenen),
      ...this.#points(texts.ontbreekt, ontbreekt),
      this.#list([...this.#facts(aanbod), ...this.#relations(aanbod)]),
      el(
        "p",
        { class: "verder" },
        this.#link(
          aanbod.url,
          fill(texts.link, aanbod),
          el("span", { class: "vh" }, ` ${fill(texts.link_naam, aanbod)}`),
        ),
      ),
    );
  }

  #points(title, lines) {
    if (!lines.length) return [];
    const items = lines.map((it) => el("li", {}, ...this.line(it)));
    return [el("p", { class: "tussenkop" }, title), el("ul", {}, ...items)];
  }

  #need({ themas, vormen, doelgroepen, gemeente }) {
    const texts = this.#texts.advies;
    return [
      [texts.themas, this.#named("themas", themas)],
      [texts.vormen, this.#named("vormen", vormen)],
      [texts.doelgroepen, this.#named("doelgroepen", doelgroepen)],
      [texts.gemeente, gemeente],
    ].filter(([, value]) => value);
  }

  #facts({ vormen, duur, kosten, locatie, aanmelden, gezien_op }) {
    const texts = this.#texts.advies;
    return [
      [texts.vorm, this.#named("vormen", vormen)],
      [texts.duur, duur],
      [texts.kosten, kosten],
      [texts.locatie, texts.locaties[locatie] ?? locatie],
      [texts.aanmelden, aanmelden],
      [texts.gezien_op, gezien_op && this.#date(gezien_op)],
    ].filter(([, value]) => value);
  }

  /** What each other offer is to this one, as far as there is any; in the order of the server. */
  #relations({ relaties = [] }) {
    const texts = this.#texts.advies.relaties;
    return Object.keys(texts)
      .map((soort) => [
        texts[soort],
        relaties.filter((it) => it.soort === soort).map((it) => it.naam).join(", "),
      ])
      .filter(([, value]) => value);
  }

  #found({ aanbod }) {
    return aanbod.length ? count(this.#texts.advies, "aanbod", aanbod.length) : this.#texts.advies.aanbod_geen;
  }

  #by(aanbod) {
    return fill(this.#texts.advies.van, aanbod);
  }

  #list(pairs) {
    if (!pairs.length) return null;
    const rows = pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, ...this.line(value))));
    return el("dl", {}, ...rows);
  }

  #paragraphs(text) {
    return blocks(text).map(({ soort, regels }) => {
      if (soort === "lijst") {
        return el("ul", {}, ...regels.map((parts) => el("li", {}, ...this.#nodes(parts))));
      }
      const lines = regels.flatMap((parts, index) => [index ? el("br") : null, ...this.#nodes(parts)]);
      return el("p", {}, ...lines);
    });
  }

  /** A text with its links, without paragraphs. */
  line(text) {
    return blocks(text).flatMap(({ regels }) => regels.flatMap((parts) => this.#nodes(parts)));
  }

  #nodes(parts) {
    return parts.map(({ tekst, href }) => (href ? this.#link(href, tekst) : tekst));
  }

  #link(href, ...children) {
    const safe = /^(?:https:|mailto:|tel:)/.test(href);
    return safe ? el("a", { href, rel: "noopener" }, ...children) : el("span", {}, ...children);
  }

  #named(kind, ids) {
    return ids.map((id) => this.#term(kind, id)).join(", ");
  }

  #term(kind, id) {
    return this.#terms[kind]?.[id] ?? id.replaceAll("_", " ");
  }

  #date(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return `${day} ${this.#texts.maanden[month - 1]} ${year}`;
  }
}
