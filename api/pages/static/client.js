// Talks to the HTTP interface. Keeps nothing in the browser but id and sleutel of the gesprek.

const STORE = "aanbodwijzer-gesprek";
const NOTICES = "../mededelingen";
const TIMEOUT = 60_000; // ms; the server gives up sooner and says why
const ASK_TABS = 150; // ms to wait for another tab that has a gesprek

const GONE = [401, 404, 410]; // the gesprek is not there (any more), or the key is not its own

/** A fault by its code in the texts file; `detail` and `actie` are the server's own words for it. */
export class Fault extends Error {
  constructor(code, problem = null) {
    super(code);
    this.code = code;
    this.detail = problem?.detail ?? null;
    this.actie = problem?.actie ?? null;
    /** Staff switched the chatbot off; `detail` says why. */
    this.off = problem?.code === "chatbot_uit";
    /** The text itself is refused: sending it once more does not help. */
    this.refused = problem?.status === 422;
  }
}

export class Client {
  #base;
  #session = null;
  #channel = null;
  #adopted = () => {};
  /** Called when another tab changed or wiped the gesprek: `({gewist}) => void`. */
  onchange = () => {};

  /** @param {URL} base address of the gesprekken in the API, with a slash at its end */
  constructor(base) {
    this.#base = base;
    try {
      this.#session = JSON.parse(sessionStorage.getItem(STORE));
    } catch {
      // Storage is off or holds something else: the gesprek then lasts as long as the page.
    }
    if ("BroadcastChannel" in globalThis) {
      this.#channel = new BroadcastChannel(STORE);
      this.#channel.addEventListener("message", ({ data }) => this.#hear(data));
    }
  }

  get active() {
    return this.#session !== null;
  }

  /** Takes over the gesprek of another tab of this site, when there is one. */
  async adopt() {
    if (this.#session || !this.#channel) return;
    await new Promise((resolve) => {
      this.#adopted = resolve;
      setTimeout(resolve, ASK_TABS);
      this.#tell({ soort: "vraagt" });
    });
  }

  /**
   * With a choice (`{themas, vormen, doelgroepen}`) that is the first answer; the berichten are then
   * all that was said, each with `van`.
   */
  async begin(keuze = null) {
    const { id, sleutel, berichten } = await this.#call("POST", "", keuze ? { keuze } : undefined);
    this.#keep({ id, sleutel });
    return keuze ? this.history() : berichten;
  }

  async send(tekst, payload) {
    const body = payload ? { tekst, payload } : { tekst };
    const { berichten } = await this.#call("POST", `${this.#session.id}/berichten`, body);
    this.#tell({ soort: "verder", id: this.#session.id });
    return berichten;
  }

  async history() {
    const { berichten } = await this.#call("GET", `${this.#session.id}/berichten`);
    return berichten;
  }

  /** Whether the advies was useful: `{nuttig, reden}`, or null when nothing was said. */
  async rating() {
    return this.#call("GET", `${this.#session.id}/waardering`);
  }

  async rate(waardering) {
    await this.#call("PUT", `${this.#session.id}/waardering`, waardering);
  }

  /** What staff want everybody to see: `{chatbot_uit, mededeling}`, each perhaps null. */
  async notices() {
    return this.#call("GET", NOTICES);
  }

  async wipe() {
    const { id } = this.#session;
    try {
      await this.#call("DELETE", id);
    } catch (fault) {
      if (fault.code !== "afgelopen") throw fault;
    }
    this.#tell({ soort: "gewist", id });
    this.forget();
  }

  /** Lets go of the gesprek, without a word to the server. */
  forget() {
    this.#keep(null);
  }

  close() {
    this.#channel?.close();
    this.#channel = null;
  }

  #hear({ soort, id, sleutel }) {
    if (soort === "vraagt" && this.#session) this.#tell({ soort: "heeft", ...this.#session });
    if (soort === "heeft" && !this.#session) {
      this.#keep({ id, sleutel });
      this.#adopted();
    }
    if (id !== this.#session?.id) return;
    if (soort === "verder") this.onchange({ gewist: false });
    if (soort === "gewist") {
      this.forget();
      this.onchange({ gewist: true });
    }
  }

  #tell(message) {
    this.#channel?.postMessage(message);
  }

  #keep(session) {
    this.#session = session;
    try {
      if (session) sessionStorage.setItem(STORE, JSON.stringify(session));
      else sessionStorage.removeItem(STORE);
    } catch {
      // See the constructor.
    }
  }

  async #call(method, path, body) {
    const headers = { Accept: "application/json" };
    if (body) headers["Content-Type"] = "application/json";
    const own = path && path !== NOTICES; // about this gesprek, so it needs its key
    if (own && this.#session) headers.Authorization = `Bearer ${this.#session.sleutel}`;
    let response;
    try {
      // Without a path the call is on the collection, whose address has no slash at its end.
      const url = path ? new URL(path, this.#base) : this.#base.href.replace(/\/$/, "");
      response = await fetch(url, {
        method,
        headers,
        body: body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch {
      throw new Fault("geen_verbinding");
    }
    if (response.status === 204) return null;
    const answer = await response.json().catch(() => undefined);
    if (own && GONE.includes(response.status)) throw new Fault("afgelopen");
    if (!response.ok) throw new Fault("onbekend", { ...answer, status: response.status });
    if (answer === undefined) throw new Fault("onbekend");
    return answer;
  }
}
