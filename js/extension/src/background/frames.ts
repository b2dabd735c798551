import { NO_COUNTS } from "../counts.js";
import type { BoxState, ContentConfig, Counts, FromContent, ToContent } from "../messages.js";
import { without } from "../settings.js";
import { decideSite } from "../sites.js";
import { browser } from "../browser.js";
import { change } from "../stored.js";
import { isAnyRule } from "../ruleIds.js";
import { engine } from "./engine.js";
import { inForce, siteRules } from "./inForce.js";
import { sceneOf } from "./scenes.js";

/** A frame of a page, for as long as its content script and this worker are both there. */
export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
  counts: Counts;
  send(message: ToContent): void;
}

export interface FrameEvents {
  readonly onCounts: (frame: Frame) => void;
  readonly onBox: (frame: Frame, state: BoxState) => void;
  readonly onDone: (frame: Frame, message: string) => void;
  readonly onConnect: (frame: Frame) => void;
  readonly onGone: (frame: Frame) => void;
}

interface Connected extends Frame {
  readonly port: chrome.runtime.Port;
}

const frames = new Set<Connected>();

export const framesOf = (tabId: number): readonly Frame[] => [...frames].filter((frame) => frame.tabId === tabId);

/** Takes up a content script's port. */
export function connectFrame(port: chrome.runtime.Port, events: FrameEvents): void {
  const { tab, frameId } = port.sender ?? {};
  if (tab?.id === undefined || frameId === undefined) return port.disconnect();
  const frame: Connected = { port, tabId: tab.id, frameId, counts: NO_COUNTS, send: (message) => post(port, message) };
  frames.add(frame);
  port.onDisconnect.addListener(() => {
    frames.delete(frame);
    events.onGone(frame);
  });
  // Answers go out in the order of the questions.
  let answered: Promise<unknown> = Promise.resolve();
  port.onMessage.addListener((message: FromContent) => {
    switch (message.type) {
      case "lint":
        answered = answered.then(() => lint(frame, message));
        break;
      case "counts":
        frame.counts = message.counts;
        events.onCounts(frame);
        break;
      case "box": return events.onBox(frame, message.state);
      case "done": return events.onDone(frame, message.message);
      case "ruleOff": return void setRule(message.rule, "off");
      case "ruleOn": return void setRule(message.rule, undefined);
    }
  });
  void sendConfig(frame).then(() => events.onConnect(frame));
}

function post(port: chrome.runtime.Port, message: ToContent): void {
  try {
    port.postMessage(message);
  } catch {
    // The page has gone meanwhile.
  }
}

async function lint(frame: Frame, { id, text, scene }: FromContent & { type: "lint" }): Promise<void> {
  try {
    frame.send({ type: "linted", id, diagnostics: (await engine()).lint(text, scene) });
  } catch (error) {
    frame.send({ type: "failed", id, message: error instanceof Error ? error.message : String(error) });
  }
}

/** The person has switched a rule off in the card, or back on; the policy may not allow it. */
async function setRule(rule: string, severity: "off" | undefined): Promise<void> {
  const { locks } = await inForce();
  if (locks.ignore || isAnyRule(rule, locks.rules)) return;
  await change((settings) => {
    const others = without(settings.rules, rule);
    return { ...settings, rules: severity ? { ...others, [rule]: severity } : others };
  });
}

async function sendConfig(frame: Connected): Promise<void> {
  frame.send({ type: "config", config: await configOf(frame) });
}

/** Tells every frame, or those of one tab, how things are now. */
export async function sendConfigs(tabId?: number): Promise<void> {
  await Promise.all([...frames].filter((frame) => tabId === undefined || frame.tabId === tabId).map(sendConfig));
}

/** Makes every frame lint again. */
export function refreshFrames(): void {
  for (const frame of frames) frame.send({ type: "refresh" });
}

async function configOf({ port, tabId }: Connected): Promise<ContentConfig> {
  const [{ effective, locks }, rules, scene] = await Promise.all([inForce(), siteRules(), sceneOf(tabId)]);
  // A frame is on with the page around it: it is that page's switch that the person sees.
  const sites = [originOf(port.sender), port.sender?.tab?.url].filter((url) => url !== undefined);
  return {
    enabled: sites.length > 0 && sites.every((url) => decideSite(url, rules).state === "on"),
    // That of the wording which the extension's pages have.
    locale: browser.i18n.getMessage("localeName").startsWith("zh") ? "zh" : "en",
    keys: effective.keys,
    guard: effective.guard,
    scene,
    mayIgnore: !locks.ignore,
    rulesLocked: locks.rules,
  };
}

/** Where a frame is at home; nowhere on its own for one without an origin, as in a sandbox. */
function originOf({ origin, url }: chrome.runtime.MessageSender = {}): string | undefined {
  if (url && /^https?:/.test(url)) return url;
  return origin && origin !== "null" ? `${origin}/` : undefined;
}
