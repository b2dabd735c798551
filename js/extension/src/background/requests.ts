import { browser } from "../browser.js";
import { sum } from "../counts.js";
import type { PackState, PageStatus, Requests } from "../messages.js";
import { patternOf } from "../patterns.js";
import { without } from "../settings.js";
import { decideSite } from "../sites.js";
import { change } from "../stored.js";
import { assemble, engine, restartEngine } from "./engine.js";
import { refreshFrames, sendConfigs } from "./frames.js";
import { inForce, siteRules } from "./inForce.js";
import { countsOfFrames } from "./injector.js";
import { allPacks, isOn } from "./packs.js";
import { renew, updatesState } from "./renewal.js";
import { sceneOf, setScene } from "./scenes.js";

type Answers = { readonly [Name in keyof Requests]: (ask: Requests[Name]["ask"]) => Promise<Requests[Name]["answer"]> };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function status({ tabId }: { tabId: number }): Promise<PageStatus> {
  // Its address is known where access has been granted, and where the person has just pressed the extension's button.
  const { url = "" } = await browser.tabs.get(tabId);
  const [rules, scene, frames] = await Promise.all([siteRules(), sceneOf(tabId), countsOfFrames(tabId)]);
  const { state, locked, pausedUntil } = decideSite(url, rules);
  const isSite = state !== "impossible";
  const [packs, trouble] = await engine().then(({ packs, troubles }) => [packs, [...troubles.values()].join("\n")] as const, (error: unknown) => [[], messageOf(error)] as const);
  const scenes = packs.flatMap((pack) => pack.scenes);
  return {
    origin: isSite ? new URL(url).origin : "",
    pattern: isSite ? patternOf(url) : "",
    state,
    pausedUntil,
    locked,
    counts: sum(frames.map(({ counts }) => counts)),
    scene,
    scenes: scenes.filter(({ id }, index) => scenes.findIndex((other) => other.id === id) === index),
    hasPacks: packs.length > 0,
    trouble,
  };
}

async function packs(): Promise<readonly PackState[]> {
  const state = await inForce();
  const { packs: all } = await allPacks(state);
  const [{ linter, troubles }, inUse] = await Promise.all([assemble(all), engine().then(({ troubles }) => troubles, () => new Map<string, string>())]);
  const infos = new Map(linter.packs.map((info) => [info.id, info]));
  return all.map(({ id, from, date }) => {
    const info = infos.get(id);
    const on = isOn(state, id);
    return { id, title: info?.title ?? id, version: info?.version ?? "", date, from, rules: info?.rules ?? 0, on, trouble: (on ? inUse.get(id) : undefined) ?? troubles.get(id) ?? "" };
  });
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  // In pieces, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

const ANSWERS: Answers = {
  status,
  packs,
  switchOn: async ({ origin }) => {
    await change((settings) => ({ ...settings, sites: without(settings.sites, origin), pausedUntil: without(settings.pausedUntil, origin) }));
    return null;
  },
  setScene: async ({ tabId, scene }) => {
    await setScene(tabId, scene);
    await sendConfigs(tabId);
    return null;
  },
  packBytes: async () => (await engine()).bytes.map(base64),
  reloadPacks: async () => {
    restartEngine();
    refreshFrames();
    return engine().then(({ troubles }) => [...troubles.values()].join("\n"), messageOf);
  },
  updates: updatesState,
  checkUpdates: renew,
  settings: async () => {
    const { chosen, effective, locks, policy } = await inForce();
    return { chosen, effective, locks, policy };
  },
};

/** Whether it is one of the extension's own pages that asks: content scripts share a process with what a page may have taken over. */
export const isOwnPage = (sender: chrome.runtime.MessageSender): boolean => sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL("")) === true;

/** Answers the extension's pages. */
export function answerRequests(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const { type, ask } = message as { type: keyof Requests; ask: never };
    if (!isOwnPage(sender) || !Object.hasOwn(ANSWERS, type)) return false;
    (ANSWERS[type](ask) as Promise<unknown>).then((answer) => reply({ answer }), (error: unknown) => reply({ error: messageOf(error) }));
    // The answer comes later.
    return true;
  });
}
