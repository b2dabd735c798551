import { ask } from "../pages/ask.js";
import type { PackState } from "../messages.js";
import { toggle } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make, redraw } from "../pages/make.js";
import { ownPacks } from "./ownPacks.js";
import { packsChanged } from "./packBytes.js";
import { fail, keep } from "./saved.js";
import { card, frame, type Section } from "./section.js";
import { updates } from "./updates.js";

const origins = { "built-in": "packBuiltIn", channel: "packChannel", own: "packOwn" } as const;

/** The packs, how they are renewed, and the person's own. */
export function packsSection(): Section {
  const list = make("ul", "packs");
  const renewed = updates(redrawn);
  const own = ownPacks(redrawn);

  function redrawn(): void {
    packsChanged();
    void draw();
  }

  async function draw(): Promise<void> {
    try {
      const packs = await ask("packs", null);
      redraw(list, packs.map(line));
      own.offer(packs.filter(({ from }) => from === "own"));
    } catch (error) {
      fail(error);
    }
  }

  // A new run of the channel is not told: it is seen when the page is looked at again.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && list.isConnected) void draw();
  });
  return {
    root: frame("packs", "packsHint", [card("", [list]), renewed.root, own.root]),
    show(view) {
      renewed.show(view);
      own.show(view);
      void draw();
    },
  };
}

function line({ id, title, version, date, from, rules, on, trouble }: PackState): HTMLElement {
  const use = toggle(text("useNamed", title), on, (isOn) =>
    void keep((settings) => ({ ...settings, packsOff: isOn ? settings.packsOff.filter((one) => one !== id) : [...settings.packsOff, id] })));
  use.dataset["key"] = id;
  const facts = [`${id} ${version}`, ...(date ? [date] : []), text("ruleCount", rules)];
  return make("li", `pack ${on ? "on" : "off"}`, [
    make("div", "what", [
      make("span", "name", [title, " ", make("span", "origin", [text(origins[from])])]),
      make("span", "soft", [facts.join(" · ")]),
      ...(trouble ? [make("span", "bad", [text("packTrouble", trouble)])] : []),
    ]),
    use,
  ]);
}
