// Divides the text of a bericht in paragraphs, lists and links.
// The same rules stand in api/pages/blocks.py; both are tested with tests/browser/tekstgevallen.json.

const ADDRESS = /https:\/\/[^\s<>"]+/;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const SERVICE_NUMBER = /0[89]00(?:(?:[ -]?\d){7}|(?:[ -]?\d){4})(?!\d)/;
const DUTCH_NUMBER = /\(0\d{1,3}\)(?:[ -]?\d){6,8}(?!\d)|0[1-9](?:[ -]?\d){8}(?!\d)/;
const FROM_ABROAD = /\+31(?: ?\(0\))?(?:[ -]?\d){9}(?!\d)/;
const PHONE = [SERVICE_NUMBER, DUTCH_NUMBER, FROM_ABROAD, /112(?!\d)/].map((it) => it.source);
const LINK = new RegExp(
  `${ADDRESS.source}|${EMAIL.source}|(?<![\\w+])(?:${PHONE.join("|")})`,
  "g",
);
// 112 is a link only after "bel": elsewhere it may be an amount or an article.
const CALL = /\b(?:bel|belt|bellen)(?: \w+)? $/i;

function target(found, before) {
  if (found.startsWith("https://")) return found;
  if (found.includes("@")) return `mailto:${found}`;
  if (found === "112" && !CALL.test(before)) return null;
  const number = found.replace("(0)", "");
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/**
 * @param {string} line one line of text
 * @returns {{tekst: string, href: string|null}[]} its parts, in order
 */
export function parts(line) {
  const result = [];
  let end = 0;
  for (const match of line.matchAll(LINK)) {
    const found = match[0].startsWith("https://")
      ? match[0].replace(/[.,;:!?)\]'’”]+$/, "")
      : match[0];
    const href = target(found, line.slice(0, match.index));
    if (href === null) continue;
    if (match.index > end) result.push({ tekst: line.slice(end, match.index), href: null });
    result.push({ tekst: found, href });
    end = match.index + found.length;
  }
  if (end < line.length) result.push({ tekst: line.slice(end), href: null });
  return result;
}

/**
 * @param {string} text the text of a bericht
 * @returns {{soort: "alinea"|"lijst", regels: {tekst: string, href: string|null}[][]}[]}
 */
export function blocks(text) {
  const result = [];
  let open = null;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") {
      open = null;
      continue;
    }
    const soort = line.startsWith("- ") ? "lijst" : "alinea";
    if (open?.soort !== soort) {
      open = { soort, regels: [] };
      result.push(open);
    }
    open.regels.push(parts(soort === "lijst" ? line.slice(2) : line));
  }
  return result;
}
