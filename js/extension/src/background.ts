// The service worker, or event page. It can be ended at any time and starts from nothing: everything that matters is stored.
// Listeners are added at once, because the event that starts the worker goes to those alone.
import { browser } from "./browser.js";
import { forgetFrame, showCounts } from "./background/badge.js";
import { restartEngine } from "./background/engine.js";
import { connectFrame, refreshFrames, sendConfigs } from "./background/frames.js";
import { onInForceChange } from "./background/inForce.js";
import { registerScripts, wakeTabs } from "./background/injector.js";
import { connectPanel, forwardBox, forwardDone, frameConnected, frameGone } from "./background/panel.js";
import { remindOfPauses } from "./background/pauses.js";
import { renewByAlarm } from "./background/renewal.js";
import { answerRequests, isOwnPage } from "./background/requests.js";

/** Makes the sites' access and switches take effect, also in tabs that are open. */
async function applySites(): Promise<void> {
  await registerScripts();
  await Promise.all([sendConfigs(), wakeTabs(), remindOfPauses()]);
}

browser.runtime.onConnect.addListener((port) => {
  if (port.name === "panel" && port.sender && isOwnPage(port.sender)) return connectPanel(port);
  if (port.name !== "content") return port.disconnect();
  connectFrame(port, {
    onConnect: frameConnected,
    onCounts: (frame) => void showCounts(frame),
    onGone(frame) {
      frameGone(frame);
      void forgetFrame(frame);
    },
    onBox: forwardBox,
    onDone: forwardDone,
  });
});

answerRequests();
renewByAlarm(() => {
  restartEngine();
  refreshFrames();
});

onInForceChange(() => {
  restartEngine();
  void applySites().then(refreshFrames);
});
browser.permissions.onAdded.addListener(() => void applySites());
browser.permissions.onRemoved.addListener(() => void applySites());
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === "pause") void applySites();
});

browser.runtime.onStartup.addListener(() => void applySites());
// A worker may have ended in the middle of it.
void registerScripts().then((isOther) => {
  if (isOther) void applySites();
});
browser.runtime.onInstalled.addListener(({ reason }) => {
  void applySites();
  if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("welcome/index.html") });
});

// A side panel whose worker has died connects again when it hears of this one. Mostly nobody listens.
browser.runtime.sendMessage({ type: "awake" }).catch(() => undefined);
