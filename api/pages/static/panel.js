// The fixed parts of the chat: what stands where, and in which order. What happens is elsewhere.
import { el, fill } from "./dom.js";

/**
 * @param {object} options
 * @param {object} options.texts the texts of the texts file
 * @param {object} options.contact how to reach a person, or null
 * @param {object} options.links addresses of our own pages: `privacy` and `chat`
 * @param {number} options.maximum characters that a bericht may have
 * @param {boolean} options.inline true when the chat is the page itself and cannot be closed
 * @param {HTMLElement} options.region the live region; in the panel, as all else may be inert
 * @returns {Record<string, HTMLElement>} the parts that change, by name; `root` is the whole
 */
export function buildPanel({ texts, contact, links, maximum, inline, region }) {
  const { gesprek, widget } = texts;
  const close = el("button", { type: "button", class: "knop sluiten" }, widget.sluiten);
  const list = el("ol", { class: "berichten" });
  const log = el(
    "div",
    { class: "log", role: "log", "aria-live": "off", "aria-label": gesprek.transcript, tabindex: 0 },
    list,
  );
  const status = el("p", { class: "status", hidden: true });
  const choices = el("div", { class: "keuzes", role: "group", "aria-labelledby": "keuzes", hidden: true });
  const notice = el("div", { class: "kader", role: "group", tabindex: -1, hidden: true });
  const banner = el("p", { class: "mededeling", hidden: true });
  const scroller = el("div", { class: "midden" }, log, status, notice, choices);
  const newer = el("button", { type: "button", class: "knop nieuw", hidden: true }, widget.nieuw_bericht);
  const field = el("textarea", {
    id: "veld",
    rows: 2,
    autocomplete: "off",
    autofocus: !inline,
    "aria-describedby": "fout uitleg gebruik",
  });
  const error = el("p", { id: "fout", class: "fout", hidden: true });
  const counter = el("p", { class: "teller", hidden: true });
  const send = el("button", { type: "submit", class: "knop hoofdknop" }, gesprek.versturen);
  const form = el(
    "form",
    { novalidate: true },
    el("label", { for: "veld" }, gesprek.veld),
    el(
      "p",
      { id: "uitleg", class: "bij" },
      el("strong", {}, gesprek.waarschuwing),
      " ",
      el("a", { href: links.privacy }, gesprek.privacylink),
    ),
    el("p", { id: "gebruik", class: "vh" }, fill(gesprek.uitleg_lengte, { maximum }), " ", widget.veld_uitleg),
    error,
    el("div", { class: "invoer" }, field, send),
    counter,
  );
  const reason = el("p");
  const again = el("button", { type: "button", class: "knop" }, gesprek.kijk_opnieuw);
  const off = el(
    "div",
    { class: "kader", role: "group", tabindex: -1, "aria-labelledby": "uit", hidden: true },
    el("h3", { id: "uit" }, gesprek.uit_titel),
    reason,
    el("p", {}, gesprek.uit_uitleg),
    again,
  );
  const [wipe, save, print] = ["wissen", "opslaan", "printen"].map((name) =>
    el("button", { type: "button", class: "knop tekstknop" }, gesprek[name]),
  );
  const details = contactDetails(gesprek, contact);
  const root = el(
    inline ? "section" : "dialog",
    { class: "paneel", lang: "nl", "aria-labelledby": "titel" },
    el("div", { class: "kop" }, el("h2", { id: "titel" }, gesprek.naam), inline ? null : close),
    el("p", { class: "melding" }, gesprek.melding),
    banner,
    scroller,
    newer,
    off,
    form,
    el(
      "div",
      { class: "voet" },
      details,
      el(
        "details",
        {},
        el("summary", {}, widget.uw_gesprek),
        el(
          "div",
          { class: "meer" },
          ...[print, save, wipe],
          inline ? null : el("a", { href: links.chat }, widget.eigen_pagina),
        ),
      ),
    ),
    region,
  );
  return {
    root, close, banner, scroller, list, log, status, choices, notice, newer, off, reason, again,
    form, field, error, counter, send, contact: details, wipe, save, print,
  };
}

function contactDetails(gesprek, contact) {
  const rows = contact
    ? [
        el("p", {}, `${contact.naam}. ${contact.uitleg}`),
        el(
          "dl",
          {},
          row(gesprek.contact_telefoon, el("a", { href: contact.tel }, contact.telefoon)),
          row(gesprek.contact_email, el("a", { href: `mailto:${contact.email}` }, contact.email)),
          row(gesprek.contact_open, contact.open),
        ),
      ]
    : [el("p", {}, gesprek.contact_onbekend)];
  return el("details", {}, el("summary", {}, gesprek.contact_titel), ...rows);
}

function row(name, value) {
  return el("div", {}, el("dt", {}, name), el("dd", {}, value));
}
