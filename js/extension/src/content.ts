// Runs in the pages of sites that have access. It reads no text before the background has said that the site is on, and a page
// has no way to it: no messages, no globals, no attributes.
import { observe, type Observed, type ObserveOptions } from "phraselint/dom";
import { browser, isAlive, REACHES_INTO_FRAMES, shadowRootOf } from "./browser.js";
import { createBoxes } from "./content/boxes.js";
import { createConnection, type OpenPort } from "./content/connection.js";
import type { FrameHandle, Handle } from "./content/handle.js";
import { clearLeftovers } from "./content/leftovers.js";
import { createRemoteLinter, MOST_TRIES } from "./content/remoteLinter.js";
import { whenOrphaned } from "./content/orphaned.js";
import { whenUsed } from "./content/whenUsed.js";
import { isAnyRule } from "./ruleIds.js";
import type { ContentConfig, ToContent } from "./messages.js";

const openPort: OpenPort = ({ onMessage, onEnd }) => {
  const port = browser.runtime.connect({ name: "content" });
  port.onMessage.addListener(onMessage);
  port.onDisconnect.addListener(onEnd);
  return { send: (message) => port.postMessage(message) };
};

function start(): Handle {
  clearLeftovers(document);
  let config: ContentConfig | undefined;
  let observed: Observed | undefined;
  let hasAsked = false;
  let tries = 0;

  const connection = createConnection(openPort, isAlive, {
    onMessage: receive,
    onOpen() {
      hasAsked = true;
      tries += 1;
      connection.tell({ type: "counts", counts: boxes.counts });
    },
    onEnd() {
      if (config) linter.askAgain();
      // It has ended before it could say how things are.
      else if (tries < MOST_TRIES) connection.open();
    },
    onOrphaned: stop,
  });
  const linter = createRemoteLinter(connection.send);
  const boxes = createBoxes((field) => observed?.attachedTo(field)?.text() ?? "", connection.send, connection.tell);
  const stopWaiting = whenUsed(document, () => {
    tries = 0;
    connection.open();
  });
  const stopLooking = whenOrphaned(document, isAlive, stop);

  function receive(message: ToContent): void {
    switch (message.type) {
      case "config": return configure(message.config);
      case "linted":
      case "failed": return linter.take(message);
      case "refresh": return observed?.refresh();
      case "watch": return boxes.watch(message.on);
      default: if (observed) void boxes.carryOut(message, observed);
    }
  }

  function configure(now: ContentConfig): void {
    stopWaiting();
    // A worker that starts anew tells what is known.
    if (JSON.stringify(now) === JSON.stringify(config)) return;
    letGo();
    config = now;
    if (now.enabled) observed = observe(document, linter, optionsFor(now));
  }

  function optionsFor({ locale, keys, guard, scene, mayIgnore, rulesLocked }: ContentConfig): ObserveOptions {
    const { action } = guard;
    return {
      // Boxes of its own in a closed tree: a page can read the ranges of highlights.
      painting: "boxes",
      locale,
      keys,
      shadowRootOf,
      context: () => (scene ? { scene } : undefined),
      rulesOff: new Set(),
      mayIgnore: () => mayIgnore,
      maySwitchOff: (rule) => mayIgnore && !isAnyRule(rule, rulesLocked),
      onRuleOff: (rule) => connection.send({ type: "ruleOff", rule }),
      onRuleOn: (rule) => connection.send({ type: "ruleOn", rule }),
      onDiagnostics: (diagnostics, field) => boxes.take(field, diagnostics),
      accepts(field) {
        if (!REACHES_INTO_FRAMES && field.ownerDocument !== document) return false;
        clearLeftovers(field.getRootNode());
        boxes.focused(field);
        return true;
      },
      // The popup tells what keeps it from working. A page hears of errors that nobody takes.
      onError: () => undefined,
      ...(action !== "off" && { guard: { action, severity: guard.severity, sendKeys: guard.sendKeys, ...(guard.sendButton && { sendButton: guard.sendButton }) } }),
    };
  }

  function letGo(): void {
    observed?.();
    observed = undefined;
    boxes.clear();
  }

  function stop(): void {
    stopWaiting();
    stopLooking();
    letGo();
    connection.close();
    linter.stop();
    delete (globalThis as FrameHandle).phraselint;
  }

  return {
    wake() {
      if (hasAsked) connection.open();
      return true;
    },
    counts: () => boxes.counts,
  };
}

// A frame of the page's own origin is looked after by the page around it, which also sees it written anew, where that can be.
const isLookedAfter = REACHES_INTO_FRAMES && window.frameElement !== null;
if (!(globalThis as FrameHandle).phraselint && !isLookedAfter) (globalThis as FrameHandle).phraselint = start();
