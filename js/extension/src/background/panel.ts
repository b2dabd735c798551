import { NO_BOX, type BoxState, type FromPanel, type ToPanel } from "../messages.js";
import { framesOf, type Frame } from "./frames.js";
import { wakeTab } from "./injector.js";

// Forwards between a tab's frames and the side panels that show it. A box is named by its frame and its number there.

interface Panel {
  tabId: number | undefined;
  /** Whose box it shows, and since when that has had the focus. */
  frame: Frame | undefined;
  since: number;
  send(message: ToPanel): void;
}

/** How long frames may take to come back, in milliseconds. */
const COMING_BACK = 1000;

const panels = new Set<Panel>();

const panelsOf = (tabId: number): readonly Panel[] => [...panels].filter((panel) => panel.tabId === tabId);

function watch(tabId: number): void {
  const on = panelsOf(tabId).length > 0;
  for (const frame of framesOf(tabId)) frame.send({ type: "watch", on });
}

export function connectPanel(port: chrome.runtime.Port): void {
  const panel: Panel = {
    tabId: undefined,
    frame: undefined,
    since: 0,
    send(message) {
      if (panels.has(panel)) port.postMessage(message);
    },
  };
  panels.add(panel);
  port.onMessage.addListener((message: FromPanel) => {
    if (message.type === "tab") {
      const before = panel.tabId;
      panel.tabId = message.tabId;
      if (before !== undefined && before !== message.tabId) {
        show(panel, undefined, NO_BOX);
        watch(before);
      }
      watch(message.tabId);
      // Frames whose worker has died come back, and are told when they do. What the panel had from one that does not is to go.
      void wakeTab(message.tabId).then(() => setTimeout(() => {
        if (panel.tabId === message.tabId && !panel.frame) show(panel, undefined, NO_BOX);
      }, COMING_BACK));
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

function show(panel: Panel, frame: Frame | undefined, state: BoxState): void {
  panel.frame = frame;
  panel.since = state.since;
  panel.send({ type: "box", state: { ...state, box: state.box && `${frame?.frameId}:${state.box}` } });
}

/** Shows a frame's box, unless another frame's had the focus after it. */
export function forwardBox(frame: Frame, state: BoxState): void {
  for (const panel of panelsOf(frame.tabId)) if (panel.frame === frame || state.since > panel.since) show(panel, frame, state);
}

/** Takes away the box of a frame that is gone: its text is nobody's any more. */
export function frameGone(frame: Frame): void {
  for (const panel of panelsOf(frame.tabId)) if (panel.frame === frame) show(panel, undefined, NO_BOX);
}

export function forwardDone({ tabId }: Frame, message: string): void {
  for (const panel of panelsOf(tabId)) panel.send({ type: "done", message });
}
