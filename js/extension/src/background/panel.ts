import type { BoxState, FromPanel, ToPanel } from "../messages.js";
import { framesOf, type Frame } from "./frames.js";
import { wakeTab } from "./injector.js";

// Forwards between a tab's frames and the side panels that show it. A box is named by its frame and its number there.

interface Panel {
  tabId: number | undefined;
  send(message: ToPanel): void;
}

const panels = new Set<Panel>();

const panelsOf = (tabId: number): readonly Panel[] => [...panels].filter((panel) => panel.tabId === tabId);

function watch(tabId: number): void {
  const on = panelsOf(tabId).length > 0;
  for (const frame of framesOf(tabId)) frame.send({ type: "watch", on });
}

export function connectPanel(port: chrome.runtime.Port): void {
  const panel: Panel = { tabId: undefined, send: (message) => port.postMessage(message) };
  panels.add(panel);
  port.onMessage.addListener((message: FromPanel) => {
    if (message.type === "tab") {
      const before = panel.tabId;
      panel.tabId = message.tabId;
      if (before !== undefined && before !== message.tabId) watch(before);
      watch(message.tabId);
      // Frames whose worker has died come back, and are told when they do.
      void wakeTab(message.tabId);
      return;
    }
    const [frameId, box = ""] = message.box.split(":");
    const frame = framesOf(panel.tabId ?? -1).find((one) => String(one.frameId) === frameId);
    frame?.send({ ...message, box });
  });
  port.onDisconnect.addListener(() => {
    panels.delete(panel);
    if (panel.tabId !== undefined) watch(panel.tabId);
  });
}

export function frameConnected(frame: Frame): void {
  if (panelsOf(frame.tabId).length > 0) frame.send({ type: "watch", on: true });
}

export function forwardBox({ tabId, frameId }: Frame, state: BoxState): void {
  for (const panel of panelsOf(tabId)) panel.send({ type: "box", state: { ...state, box: state.box && `${frameId}:${state.box}` } });
}

export function forwardDone({ tabId }: Frame, message: string): void {
  for (const panel of panelsOf(tabId)) panel.send({ type: "done", message });
}
