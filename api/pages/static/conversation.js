// What happens in the chat: it joins the panel, the gesprek on the server and the announcer.
import { count, el, fill } from "./dom.js";
import { Fault } from "./client.js";
import { Feedback } from "./feedback.js";
import { Place } from "./place.js";

const SLOW = 1000; // ms before "busy" is said aloud
const VERY_SLOW = 10_000; // ms before the reader is told that it takes longer than usual
const COUNT_FROM = 0.8; // part of the maximum from which the counter shows
const TYPING_PAUSE = 1000; // ms without a key before the counter is spoken
const LOOK_AGAIN = 60_000; // ms between two looks at what staff want everybody to see

export class Conversation {
  #panel;
  #client;
  #messages;
  #announcer;
  #texts;
  #limits;
  #emit;
  #keep;
  #place;
  #feedback;
  #keuze;
  #berichten = [];
  #busy = false;
  #ended = false;
  #stale = false;
  #round = 0; // rises when the gesprek is another one, so that late answers are dropped
  #timers = {};
  #waiting = null; // what to try again as soon as there is a connection

  constructor({ panel, client, messages, announcer, texts, limits, keep, keuze, emit }) {
    this.#panel = panel;
    this.#client = client;
    this.#messages = messages;
    this.#announcer = announcer;
    this.#texts = texts;
    this.#limits = limits;
    this.#keuze = keuze;
    this.#emit = emit;
    this.#keep = keep;
    this.#place = new Place(panel);
    this.#feedback = new Feedback({
      texts,
      maximum: limits.reden_maximum,
      client,
      explain: (fault) => this.#explain(fault),
      say: (text) => announcer.say(text),
    });
    this.#listen();
  }

  /** Goes on with the gesprek of this tab or another, silently, or begins one. */
  async start() {
    const since = performance.now();
    this.#setBusy(true, { typing: true });
    this.look();
    this.#timers.look ??= setInterval(() => this.#isSeen && this.look(), LOOK_AGAIN);
    await this.#client.adopt();
    if (!this.#client.active) return this.#begin();
    try {
      // When an answer was under way as the page was left, the server first waits for it.
      const berichten = await this.#client.history();
      this.#setBusy(false);
      const turn = this.#restore(berichten);
      if (performance.now() - since > SLOW) this.#announce(turn);
    } catch (fault) {
      this.#setBusy(false);
      if (this.#recoverable(fault)) return this.#failedStart(fault, () => this.start());
      this.#client.forget();
      return this.#begin();
    }
  }

  /** Looks whether staff switched the chatbot off, or have something that everybody must know. */
  async look() {
    try {
      const { chatbot_uit, mededeling } = await this.#client.notices();
      this.#tell(mededeling);
      this.#switch(chatbot_uit);
    } catch {
      // The chat itself tells when there is no connection.
    }
  }

  #listen() {
    const { form, field, wipe, save, print, newer, root, again } = this.#panel;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    field.addEventListener("input", () => this.#count());
    wipe.addEventListener("click", () => this.#askWipe());
    save.addEventListener("click", () => {
      this.#keep.save(this.#texts.gesprek.bestand_gesprek, this.#messages.plain(this.#berichten));
    });
    print.addEventListener("click", () => this.#keep.print(this.#messages.list(this.#berichten)));
    newer.addEventListener("click", () => {
      this.#place.toNewest();
      field.focus();
    });
    again.addEventListener("click", () => this.#lookAgain());
    for (const kind of ["keydown", "pointerdown", "input"]) {
      root.addEventListener(kind, () => this.#restartIdle());
    }
    addEventListener("online", () => this.#waiting?.());
    this.#client.onchange = ({ gewist }) => (gewist ? this.#wipedElsewhere() : this.#refresh());
  }

  // --- beginning and going on -----------------------------------------------------------------

  async #begin() {
    const round = ++this.#round;
    this.#clear();
    this.#setBusy(true, { typing: true });
    try {
      const berichten = await this.#client.begin(this.#keuze);
      if (round !== this.#round) return;
      this.#setBusy(false);
      if (this.#keuze) this.#announce(this.#restore(berichten));
      else this.#receive(berichten);
      this.#keuze = null; // the next gesprek begins with nothing
    } catch (fault) {
      if (round !== this.#round) return;
      this.#setBusy(false);
      this.#failedStart(fault, () => this.#begin());
    }
  }

  #failedStart(fault, again) {
    if (fault.off) return this.look();
    const retry = () => {
      this.#waiting = null;
      this.#hideNotice();
      again();
    };
    this.#waiting = retry;
    const text = this.#explain(fault);
    this.#announcer.say(text);
    this.#showNotice("", text, [
      [
        this.#texts.widget.opnieuw_proberen,
        () => {
          this.#panel.field.focus();
          retry();
        },
      ],
    ]);
  }

  /** @returns {object[]} what the chatbot said last */
  #restore(berichten) {
    this.#clear();
    for (const it of berichten) this.#add(it, it.van);
    const turn = berichten.slice(berichten.findLastIndex((it) => it.van === "gebruiker") + 1);
    this.#offer(turn.flatMap((it) => it.knoppen));
    this.#place.toEnd();
    this.#restartIdle();
    if (berichten.some((it) => it.advies)) this.#askUseful({ earlier: true });
    return turn;
  }

  /** Shows what was said in another tab. */
  async #refresh() {
    if (this.#busy) {
      this.#stale = true;
      return;
    }
    this.#stale = false;
    try {
      const berichten = await this.#client.history();
      if (!this.#busy && berichten.length !== this.#berichten.length) this.#restore(berichten);
    } catch (fault) {
      if (!this.#recoverable(fault)) this.#end(this.#explain(fault));
    }
  }

  // --- a turn ---------------------------------------------------------------------------------

  #submit() {
    if (this.#busy) return;
    const { field } = this.#panel;
    const tekst = field.value.trim();
    const { maximum } = this.#limits;
    if (this.#ended) return this.#refuse(new Fault("afgelopen"));
    if (!tekst) return this.#refuse(new Fault("leeg"));
    if (tekst.length > maximum) return this.#refuse(new Fault("te_lang"));
    field.value = "";
    this.#count();
    this.#send({ tekst });
  }

  async #send({ tekst, payload }) {
    const round = this.#round;
    this.#refuse(null);
    this.#hideNotice();
    const item = this.#add({ tekst }, "gebruiker");
    this.#place.toEnd();
    this.#panel.choices.hidden = true;
    this.#setBusy(true);
    try {
      if (!this.#client.active) await this.#lateBegin(item);
      const berichten = await this.#client.send(tekst, payload);
      if (round !== this.#round) return;
      if (!berichten.length) throw new Fault("geen_antwoord");
      this.#setBusy(false);
      this.#receive(berichten);
    } catch (fault) {
      if (round !== this.#round) return;
      this.#setBusy(false);
      this.#failed(fault, item, { tekst, payload });
    }
    if (this.#stale) this.#refresh();
  }

  /** Begins after all, when that failed before; the first berichten come above what was typed. */
  async #lateBegin(item) {
    const berichten = await this.#client.begin();
    for (const it of berichten) item.before(this.#add(it, "bot"));
    const place = this.#berichten.findIndex((it) => it.item === item);
    this.#berichten.push(...this.#berichten.splice(place, 1));
  }

  #receive(berichten) {
    const items = berichten.map((it) => this.#add(it, "bot"));
    this.#announce(berichten);
    this.#offer(berichten.flatMap((it) => it.knoppen));
    const advised = berichten.some((it) => it.advies);
    if (advised) this.#askUseful();
    this.#place.arrived(items[0]);
    this.#restartIdle();
    this.#emit("antwoord");
    if (advised) this.#emit("advies");
  }

  #announce(berichten) {
    const choices = berichten.flatMap((it) => it.knoppen).length;
    const last = choices ? ` ${count(this.#texts.gesprek, "keuze", choices)}.` : "";
    berichten.forEach((it, index) => {
      const end = index === berichten.length - 1 ? last : "";
      this.#announcer.say(`${this.#messages.spoken(it)}${end}`);
    });
  }

  #failed(fault, item, message) {
    if (fault.refused) {
      this.#drop(item);
      const { field } = this.#panel;
      field.value = field.value || message.tekst;
      this.#count();
      this.#showChoices();
      return this.#refuse(fault);
    }
    if (!this.#recoverable(fault)) return this.#end(this.#explain(fault));
    if (fault.off) this.look();
    const { niet_verstuurd, opnieuw_versturen, verwijderen, wacht } = this.#texts.widget;
    const alone = fault.code === "geen_verbinding" && !navigator.onLine;
    const text = alone ? `${this.#known(fault).bericht} ${wacht}` : this.#explain(fault);
    const leave = () => {
      this.#waiting = null;
      this.#drop(item);
      this.#showChoices();
    };
    const again = async () => {
      if (this.#busy) return;
      const arrived = fault.code === "geen_verbinding" && (await this.#hasArrived(message));
      if (this.#busy || arrived || !item.isConnected) return;
      leave();
      this.#send(message);
    };
    const button = (name, press) => {
      const onclick = () => {
        this.#panel.field.focus();
        press();
      };
      return el("button", { type: "button", class: "knop", onclick }, name);
    };
    this.#berichten.find((it) => it.item === item).failed = true;
    this.#waiting = again;
    item.classList.add("mislukt");
    item.append(
      el("p", { class: "fout" }, el("strong", {}, `${niet_verstuurd}. `), ...this.#messages.line(text)),
      el("div", { class: "knoppen" }, button(opnieuw_versturen, again), button(verwijderen, leave)),
    );
    this.#announcer.say(`${niet_verstuurd}. ${text}`);
    this.#place.toEnd();
  }

  /** Whether only the answer was lost: then the server has the message, and sending it is once too many. */
  async #hasArrived({ tekst }) {
    if (!this.#client.active) return false;
    let berichten;
    try {
      berichten = await this.#client.history();
    } catch {
      return false; // sending it will tell what is wrong
    }
    const times = (all) => all.filter((it) => it.van === "gebruiker" && it.tekst === tekst && !it.failed).length;
    if (times(berichten) <= times(this.#berichten)) return false;
    this.#announce(this.#restore(berichten));
    return true;
  }

  #offer(knoppen) {
    const { choices, field } = this.#panel;
    const press = ({ titel, payload }) => {
      if (this.#busy) return;
      field.focus();
      this.#send({ tekst: titel, payload });
    };
    choices.replaceChildren(
      ...(knoppen.length ? [el("p", { id: "keuzes", class: "bij" }, this.#texts.gesprek.keuzes_titel)] : []),
      ...knoppen.map((it) =>
        el("button", { type: "button", class: "knop", onclick: () => press(it) }, it.titel),
      ),
    );
    this.#showChoices();
  }

  #showChoices() {
    const { choices, form } = this.#panel;
    choices.hidden = form.hidden || !choices.childElementCount;
  }

  /** Asks under the last advies whether it was useful; `earlier`: that may have been said already. */
  async #askUseful({ earlier = false } = {}) {
    const round = this.#round;
    const given = earlier ? await this.#client.rating().catch(() => null) : null;
    const advised = this.#berichten.findLast((it) => it.advies);
    if (round === this.#round && advised) this.#feedback.place(advised.item, given);
  }

  /** `typing`: nothing of the reader is under way yet, so the field stays open. */
  #setBusy(busy, { typing = false } = {}) {
    this.#busy = busy;
    const { field, send, status, log } = this.#panel;
    const { bezig, bezig_lang } = this.#texts.widget;
    field.readOnly = busy && !typing;
    send.setAttribute("aria-disabled", String(busy));
    log.setAttribute("aria-busy", String(busy));
    status.hidden = !busy;
    status.textContent = busy ? bezig : "";
    clearTimeout(this.#timers.slow);
    clearTimeout(this.#timers.verySlow);
    if (!busy) return;
    this.#timers.slow = setTimeout(() => this.#announcer.say(bezig), SLOW);
    this.#timers.verySlow = setTimeout(() => {
      status.textContent = bezig_lang;
      this.#announcer.say(bezig_lang);
    }, VERY_SLOW);
  }

  // --- what staff want everybody to see ---------------------------------------------------------

  #tell(mededeling) {
    const { banner } = this.#panel;
    const text = mededeling?.tekst ?? "";
    if (banner.dataset.tekst === text) return;
    banner.dataset.tekst = text;
    const { mededeling: name } = this.#texts.gesprek;
    banner.hidden = !text;
    banner.replaceChildren(el("strong", {}, `${name}: `), ...this.#messages.line(text));
    if (text) this.#announcer.say(`${name}: ${text}`);
  }

  /** Takes the field away while the chatbot is off, and shows how to reach a person instead. */
  #switch(off) {
    const { form, off: frame, reason, contact, root } = this.#panel;
    const { uit_titel, uit_uitleg, weer_aan } = this.#texts.gesprek;
    if (off) reason.replaceChildren(...this.#messages.line(off.reden));
    if (form.hidden === Boolean(off)) return;
    const { activeElement } = root.getRootNode();
    form.hidden = Boolean(off);
    frame.hidden = !off;
    this.#showChoices();
    if (off) {
      contact.open = true;
      this.#announcer.say(`${uit_titel}. ${off.reden} ${uit_uitleg}`);
      // What had focus is gone; without this the reader would be at the start of the page.
      if (form.contains(activeElement)) frame.focus();
      return;
    }
    contact.open = false;
    this.#announcer.say(weer_aan);
    if (frame.contains(activeElement)) this.#panel.field.focus();
    if (!this.#client.active && !this.#busy && !this.#ended) this.#begin();
  }

  async #lookAgain() {
    const { nog_uit } = this.#texts.gesprek;
    await this.look();
    if (this.#panel.form.hidden) this.#announcer.say(nog_uit);
  }

  // --- ending and wiping ----------------------------------------------------------------------

  #askWipe() {
    const texts = this.#texts.gesprek;
    const menu = this.#panel.wipe.closest("details");
    menu.open = false;
    this.#showNotice(texts.wissen_titel, texts.wissen_uitleg, [
      [texts.wissen_ja, () => this.#wipe()],
      [
        texts.wissen_nee,
        () => {
          this.#hideNotice();
          menu.firstChild.focus();
        },
      ],
    ]).focus();
  }

  async #wipe() {
    this.#panel.field.focus();
    this.#hideNotice();
    try {
      if (this.#client.active) await this.#client.wipe();
    } catch {
      const text = this.#explain(new Fault("niet_gewist"));
      this.#announcer.say(text);
      this.#showNotice("", text, [[this.#texts.widget.opnieuw_proberen, () => this.#wipe()]]);
      return;
    }
    this.#announcer.clear();
    this.#announcer.say(this.#texts.gesprek.gewist);
    this.#begin();
  }

  #wipedElsewhere() {
    this.#round += 1;
    this.#setBusy(false);
    this.#clear();
    this.#announcer.clear();
    this.#end(this.#texts.gesprek.gewist);
  }

  #end(text) {
    this.#ended = true;
    this.#client.forget();
    this.#offer([]);
    clearTimeout(this.#timers.idle);
    this.#announcer.say(text);
    this.#showNotice("", text, [
      [
        this.#texts.gesprek.nieuw_gesprek,
        () => {
          this.#panel.field.focus();
          this.#begin();
        },
      ],
    ]);
  }

  // --- idle -----------------------------------------------------------------------------------

  #restartIdle() {
    clearTimeout(this.#timers.idle);
    if (this.#ended || !this.#client.active) return;
    const { rust_titel, rust_uitleg, doorgaan } = this.#texts.widget;
    this.#timers.idle = setTimeout(() => {
      if (!this.#isSeen || this.#busy || !this.#panel.notice.hidden) return;
      this.#announcer.say(`${rust_titel} ${rust_uitleg}`);
      this.#showNotice(rust_titel, rust_uitleg, [
        [
          doorgaan,
          () => {
            this.#hideNotice();
            this.#panel.field.focus();
            this.#refresh();
          },
        ],
      ]);
    }, this.#limits.rust_minuten * 60_000);
  }

  get #isSeen() {
    return this.#panel.root.checkVisibility();
  }

  // --- what is on the screen ------------------------------------------------------------------

  #add(bericht, van) {
    const item = this.#messages.item(bericht, van);
    this.#berichten.push({ advies: null, knoppen: [], ...bericht, van, item });
    this.#panel.list.append(item);
    return item;
  }

  #drop(item) {
    this.#berichten = this.#berichten.filter((it) => it.item !== item);
    item.remove();
  }

  #clear() {
    this.#berichten = [];
    this.#ended = false;
    this.#waiting = null;
    this.#panel.list.replaceChildren();
    this.#offer([]);
    this.#refuse(null);
    this.#hideNotice();
    this.#place.reset();
  }

  /** @returns {HTMLElement} the frame, which can take focus */
  #showNotice(title, text, actions) {
    const { notice } = this.#panel;
    notice.replaceChildren(
      ...(title ? [el("h3", {}, title)] : []),
      el("p", {}, ...this.#messages.line(text)),
      el(
        "div",
        { class: "knoppen" },
        ...actions.map(([label, onclick]) => el("button", { type: "button", class: "knop", onclick }, label)),
      ),
    );
    notice.setAttribute("aria-label", title || text);
    notice.hidden = false;
    this.#place.mind(notice);
    return notice;
  }

  #hideNotice() {
    this.#panel.notice.hidden = true;
    this.#panel.notice.replaceChildren();
  }

  /** Says at the field what is wrong with its text, or takes that away. */
  #refuse(fault) {
    const { field, error } = this.#panel;
    const text = fault ? this.#explain(fault) : "";
    error.replaceChildren(...this.#messages.line(text));
    error.hidden = !fault;
    if (!fault) return field.removeAttribute("aria-invalid");
    field.setAttribute("aria-invalid", "true");
    field.focus();
    this.#announcer.say(text);
  }

  /** Whether trying again can help; if not, only a new gesprek does. */
  #recoverable(fault) {
    return this.#known(fault).herstelbaar;
  }

  #known(fault) {
    return this.#texts.fouten[fault.code] ?? this.#texts.fouten.onbekend;
  }

  #explain(fault) {
    const texts = this.#known(fault);
    const bericht = fault.detail ?? texts.bericht;
    const actie = fault.detail ? (fault.actie ?? "") : texts.actie;
    return fill(`${bericht} ${actie}`.trim(), this.#limits);
  }

  #count() {
    const { field, counter } = this.#panel;
    const { maximum } = this.#limits;
    const { teller, teller_teveel } = this.#texts.widget;
    const over = maximum - field.value.trim().length;
    counter.hidden = over > maximum * (1 - COUNT_FROM);
    counter.textContent = fill(over < 0 ? teller_teveel : teller, { over, teveel: -over, maximum });
    clearTimeout(this.#timers.count);
    if (counter.hidden) return;
    this.#timers.count = setTimeout(() => this.#announcer.say(counter.textContent), TYPING_PAUSE);
  }
}
