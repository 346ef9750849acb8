// The element <aanbodwijzer-chat>: a button that opens the chat, on any page.
// Until all of it has arrived, and when it cannot, what stands inside the element stays: a link.
import { Announcer } from "./announcer.js";
import { Client } from "./client.js";
import { Conversation } from "./conversation.js";
import { el } from "./dom.js";
import { print, save } from "./keep.js";
import { Messages } from "./messages.js";
import { buildPanel } from "./panel.js";

const HERE = new URL(".", import.meta.url);
const SITE = new URL("../../", HERE);
const STYLES = ["tokens.css", "gesprek.css", "widget.css"];
// Below this size the chat covers the page and keeps Tab to itself.
const ROOMY = "(min-width: 600px) and (min-height: 480px)";

let assets = null;

async function read(name) {
  const response = await fetch(new URL(name, HERE), { credentials: "omit" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Everything beside the code, once for all elements on the page. */
function load() {
  assets ??= Promise.all([
    read("widget.json").then((response) => response.json()),
    ...STYLES.map((name) => read(name).then((response) => response.text())),
  ]).then(([settings, ...styles]) => ({ settings, styles }));
  return assets;
}

class AanbodwijzerChat extends HTMLElement {
  #panel = null;
  #opener = null;
  #announcer = null;
  #conversation = null;
  #client = null;
  #started = false;
  #stop = null; // ends the listeners outside the element

  async connectedCallback() {
    if (this.shadowRoot) return this.#connect();
    try {
      const { settings, styles } = await load();
      if (this.isConnected && !this.shadowRoot) this.#build(settings, styles);
    } catch (error) {
      assets = null;
      console.warn(error); // the link stays; this is for who looks after the page
    }
  }

  disconnectedCallback() {
    this.#stop?.abort();
  }

  /** Opens the chat, puts focus in its field and begins or goes on with the gesprek. */
  open() {
    if (!this.#panel || this.#inline || this.#isOpen) return;
    this.#show();
    this.#opener.setAttribute("aria-expanded", "true");
    this.#opener.replaceChildren(this.#opener.firstChild);
    this.#panel.field.focus();
    this.#announcer.flush();
    this.#emit("geopend");
    this.#start();
  }

  /** Closes the chat; the gesprek stays. The browser gives focus back to where it came from. */
  close() {
    if (this.#panel?.root.open) this.#panel.root.close();
  }

  get #inline() {
    return this.getAttribute("weergave") === "pagina";
  }

  get #isOpen() {
    return this.#inline || this.#panel.root.open;
  }

  /** What the page is about (`keuze="thema=polarisatie&vorm=oefenen"`): a new gesprek begins so. */
  get #keuze() {
    const chosen = new URLSearchParams(this.getAttribute("keuze") ?? "");
    if (!chosen.size) return null;
    const [themas, vormen, doelgroepen] = ["thema", "vorm", "doelgroep"].map((name) =>
      chosen.getAll(name),
    );
    return { themas, vormen, doelgroepen };
  }

  #build({ teksten, begrippen, contact, grenzen }, styles) {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = styles.map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
    const keep = {
      save,
      print: (content) => {
        print(root, styles, teksten.gesprek.naam, messages.paper(content, contact));
      },
    };
    const messages = new Messages(teksten, begrippen, keep);
    this.#announcer = new Announcer(() => this.#isOpen);
    this.#client = new Client(new URL("api/v1/gesprekken/", SITE));
    this.#panel = buildPanel({
      texts: teksten,
      contact,
      links: { privacy: new URL("privacy", SITE), chat: new URL("chat", SITE) },
      maximum: grenzen.maximum,
      inline: this.#inline,
      region: this.#announcer.region,
    });
    this.#conversation = new Conversation({
      panel: this.#panel,
      client: this.#client,
      messages,
      announcer: this.#announcer,
      texts: teksten,
      limits: grenzen,
      keep,
      keuze: this.#keuze,
      emit: (kind) => this.#happened(kind, teksten.widget.nieuw_antwoord),
    });
    if (!this.#inline) root.append(this.#button(teksten.widget.openen));
    root.append(this.#panel.root);
    this.#connect();
    if (this.#inline) this.#start();
  }

  #button(text) {
    this.#opener = el(
      "button",
      {
        type: "button",
        class: "opener",
        lang: "nl",
        "aria-expanded": "false",
        "aria-haspopup": "dialog",
        onclick: () => (this.#isOpen ? this.close() : this.open()),
      },
      el("span", {}, text),
    );
    return this.#opener;
  }

  #connect() {
    if (this.#inline) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const { root, close } = this.#panel;
    close.addEventListener("click", () => this.close(), { signal });
    root.addEventListener("close", () => this.#closed(), { signal });
    // Also from outside the panel: it may cover what has focus on the page.
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || event.defaultPrevented || !this.#isOpen) return;
        event.preventDefault();
        this.close();
      },
      { signal },
    );
    matchMedia(ROOMY).addEventListener("change", () => this.#isOpen && this.#reshow(), { signal });
  }

  #show() {
    if (matchMedia(ROOMY).matches) this.#panel.root.show();
    else this.#panel.root.showModal();
  }

  /** Changes between beside the page and over the page, with focus where it was. */
  #reshow() {
    const focused = this.shadowRoot.activeElement;
    this.#resizing = true;
    this.#panel.root.close();
    this.#show();
    focused?.focus();
  }

  #resizing = false;

  #closed() {
    if (this.#resizing) {
      this.#resizing = false;
      return;
    }
    this.#opener.setAttribute("aria-expanded", "false");
    this.#emit("gesloten");
  }

  #start() {
    if (this.#started) return this.#conversation.look();
    this.#started = true;
    this.#conversation.start();
  }

  #happened(kind, text) {
    if (kind === "advies") this.#emit("advies");
    else if (!this.#isOpen && !this.#opener.children[1]) {
      this.#opener.append(el("span", { class: "teken" }, ` (${text})`));
    }
  }

  /** Tells the page what happened; never what was said. */
  #emit(kind) {
    this.dispatchEvent(new CustomEvent(`aanbodwijzer:${kind}`, { bubbles: true }));
  }
}

if (!customElements.get("aanbodwijzer-chat")) {
  customElements.define("aanbodwijzer-chat", AanbodwijzerChat);
}
