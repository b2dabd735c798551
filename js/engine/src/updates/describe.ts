import { CONFIGURED } from "./fault.js";
import type { Outcome, OutcomeDetail, PackReport, UpdateReport, UpdateStatus } from "./types.js";
import { en } from "./words/en.js";
import type { Words } from "./words/words.js";
import { zhCN } from "./words/zhCN.js";
import { zhTW } from "./words/zhTW.js";

/** As browsers name the languages of an extension. */
export type UpdateLocale = "zh_CN" | "zh_TW" | "en";

const WORDS: Record<UpdateLocale, Words> = { zh_CN: zhCN, zh_TW: zhTW, en };

/** Puts a run into whole sentences for people: what happened, with the values, and what it means for the rules in use. */
export function describeOutcome(report: UpdateReport, locale: UpdateLocale): string {
  const words = WORDS[locale];
  const updated = report.packs.filter(({ outcome }) => outcome === "updated");
  const failed = report.packs.filter(({ outcome }) => outcome !== "updated" && outcome !== "up-to-date");
  const sentences: string[] = [];
  if (updated.length > 0) sentences.push(words.updated(updated.map(nameOf).join(words.comma)));
  else if (report.changed) sentences.push(words.renewed);
  for (const { outcome, detail, ...pack } of failed) sentences.push(faultOf(words, outcome, { ...detail, pack: nameOf(pack) }));

  if (failed.length > 0) sentences.push(words.goOn(failed.map(({ id }) => id).join(words.comma)));
  else if (report.outcome === "up-to-date") sentences.push(words.upToDate);
  else if (report.outcome !== "updated") sentences.push(faultOf(words, report.outcome, report.detail), words.allGoOn);
  return sentences.join(words.space);
}

/** Puts into whole sentences what somebody should know about the rules in use, apart from the last run. Empty when all is well. */
export function describeStatus(status: UpdateStatus, locale: UpdateLocale): string[] {
  const words = WORDS[locale];
  const { root, index, fallback, damaged } = status;
  return [
    ...(root?.expired ? [words.rootExpired(dayOf(root.expires))] : []),
    ...(index?.expired ? [words.indexExpired(dayOf(index.expires))] : []),
    ...(fallback ? [words.fallback[fallback.to](fallback.message)] : []),
    ...(damaged === undefined ? [] : [words.damaged(damaged)]),
    ...status.belowMinimum.map(({ id, version, minimum }) => words.belowMinimum(id, version, minimum)),
  ];
}

function faultOf(words: Words, outcome: Outcome, { file, pack, found = "?", expected = "?", message = "?" }: OutcomeDetail): string {
  if (outcome === "updated" || outcome === "up-to-date" || !Object.hasOwn(words.fault, outcome)) return words.unknown(outcome);
  const isDay = outcome === "expired-index" || outcome === "expired-root";
  const values = {
    what: pack ?? nameOfFile(words, file),
    found: isDay ? dayOf(String(found)) : String(found),
    expected: String(expected),
    message: message.replace(/[.。]$/, ""),
  };
  return words.fault[outcome](values);
}

function nameOfFile({ configured }: Words, file = "?"): string {
  if (file === CONFIGURED.root) return configured.root;
  return file === CONFIGURED.index ? configured.index : file;
}

const nameOf = ({ id, version }: Pick<PackReport, "id" | "version">) => `${id} ${version}`;

/** Of a time: nobody needs its seconds. */
const dayOf = (time: string) => time.slice(0, 10);
