import type { Attached, AttachOptions, LintSource, Locale } from "phraselint/dom";
import { bind, type Binding } from "../bind/bind.js";

/**
 * `<phrase-lint>`: underlines the one text box inside it, as `attach` does, while it is in a document.
 *
 * Attributes: `locale`, the card's language, and `off`, present while nothing is to be underlined.
 */
export interface PhraseLintElement extends HTMLElement {
  /** Nothing happens until it is set. */
  linter: LintSource | null | undefined;
  /** As for `attach`. The attribute `locale` is for where there are none. */
  options: AttachOptions;
  /** What `attach` returned for the text box of now. */
  readonly attached: Attached | undefined;
}

const NAME = "phrase-lint";
const LAYOUT = ":host { display: contents; }";

/** Defines `<phrase-lint>` in a window, unless it is defined there. */
export function definePhraseLint(view: Window & typeof globalThis): void {
  if (view.customElements.get(NAME)) return;

  view.customElements.define(NAME, class extends view.HTMLElement implements PhraseLintElement {
    static readonly observedAttributes = ["locale", "off"];
    #linter: LintSource | null | undefined;
    #options: AttachOptions = {};
    #binding: Binding | undefined;

    constructor() {
      super();
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(LAYOUT);
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(view.document.createElement("slot"));
    }

    get linter() { return this.#linter; }
    set linter(linter) {
      this.#linter = linter;
      this.#update();
    }
    get options() { return this.#options; }
    set options(options) {
      this.#options = options;
      this.#update();
    }
    get attached() { return this.#binding?.attached; }

    connectedCallback(): void {
      this.#adopt("linter");
      this.#adopt("options");
      this.#binding = bind(this);
      this.#update();
    }
    disconnectedCallback(): void {
      this.#binding?.stop();
      this.#binding = undefined;
    }
    attributeChangedCallback(): void {
      this.#update();
    }

    /** Takes over a property that was set before the element was defined, and would hide the setter for ever. */
    #adopt(name: "linter" | "options"): void {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (!early) return;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, early.value);
    }

    #update(): void {
      const locale = this.getAttribute("locale") as Locale | null;
      this.#binding?.update(this.hasAttribute("off") ? undefined : this.#linter, { ...(locale && { locale }), ...this.#options });
    }
  });
}
