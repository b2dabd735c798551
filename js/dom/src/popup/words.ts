import type { Severity } from "phraselint";
import type { Locale } from "../options.js";

/** Everything that the card writes or has read out by itself. The rest comes from the pack. */
export interface Words {
  readonly lang: string;
  readonly severity: Record<Severity, string>;
  /** In place of the severity, where the slip is that something is not there. */
  readonly missing: string;
  quoted(text: string): string;
  remove(text: string): string;
  replaces(text: string): string;
  /** What the list of suggestions, and that of slips, is called. */
  readonly suggestions: string;
  readonly slips: string;
  readonly ignore: string;
  readonly switchOff: string;
  readonly switchedOff: string;
  readonly undo: string;
  fixAll(count: number): string;
  fixed(count: number): string;
  readonly copy: string;
  readonly copied: string;
  readonly failure: Record<"failed" | "read-only" | "composing", string>;
  /** Key hints at the foot of the card: what to press before and while it is steered. */
  hintToSteer(open: string): string;
  readonly hintSteering: string;
  /** For screen readers. */
  found(count: number, open: string): string;
  readonly foundNone: string;
  choice(index: number, count: number, text: string): string;
  /** A message that was held back: its head, how to send it all the same, and what to do instead. */
  held(count: number): string;
  sendAnyway(act: string): string;
  readonly blocked: string;
  readonly fix: string;
  readonly back: string;
}

const zh: Words = {
  lang: "zh-CN",
  severity: { error: "禁用语", warning: "不宜用语", info: "可改进" },
  missing: "缺少用语",
  quoted: (text) => `「${text}」`,
  remove: (text) => `删除「${text}」`,
  replaces: (text) => `替换「${text}」`,
  suggestions: "建议用语",
  slips: "用语问题",
  ignore: "忽略这一处",
  switchOff: "不再提示此规则",
  switchedOff: "已不再提示此规则",
  undo: "撤销",
  fixAll: (count) => `全部修正（${count}）`,
  fixed: (count) => `已修正 ${count} 处`,
  copy: "复制",
  copied: "已复制",
  failure: {
    failed: "没能替换，请复制后自行修改",
    "read-only": "此处不能修改，可复制建议用语",
    composing: "请先完成输入，再选择",
  },
  hintToSteer: (open) => `${open} 用键盘选择`,
  hintSteering: "↑↓ 选择　Enter 采用　Esc 关闭",
  found: (count, open) => `有 ${count} 处用语提示${open && `，按 ${open} 查看`}`,
  foundNone: "没有用语提示",
  choice: (index, count, text) => `第 ${index} 项，共 ${count} 项：${text}`,
  held: (count) => `还没有发送：有 ${count} 处用语问题`,
  sendAnyway: (act) => `照样发送：再${act === "click" ? "点一次发送" : act === "submit" ? "提交一次" : `按一次 ${act}`}`,
  blocked: "修正后才能发送",
  fix: "修正",
  back: "返回修改",
};

const en: Words = {
  lang: "en",
  severity: { error: "Forbidden", warning: "Unsuitable", info: "Could be better" },
  missing: "Missing wording",
  quoted: (text) => `“${text}”`,
  remove: (text) => `Delete “${text}”`,
  replaces: (text) => `replaces “${text}”`,
  suggestions: "Suggestions",
  slips: "Wording hints",
  ignore: "Ignore once",
  switchOff: "Switch off this rule",
  switchedOff: "This rule is switched off",
  undo: "Undo",
  fixAll: (count) => `Fix all (${count})`,
  fixed: (count) => `${count} fixed`,
  copy: "Copy",
  copied: "Copied",
  failure: {
    failed: "Not replaced. Copy the wording and change the text by hand.",
    "read-only": "This text cannot be changed. Copy the wording.",
    composing: "Finish what is being composed first, then choose.",
  },
  hintToSteer: (open) => `${open} to choose by keyboard`,
  hintSteering: "↑↓ choose · Enter apply · Esc close",
  found: (count, open) => `${count} wording ${count === 1 ? "hint" : "hints"}${open && `, ${open} to open`}`,
  foundNone: "No wording hints",
  choice: (index, count, text) => `${index} of ${count}: ${text}`,
  held: (count) => `Not sent yet: ${count} wording ${count === 1 ? "hint" : "hints"}`,
  sendAnyway: (act) => `To send all the same, ${act === "click" ? "press send" : act === "submit" ? "submit" : `press ${act}`} again`,
  blocked: "To be mended before it can be sent",
  fix: "Fix",
  back: "Back to writing",
};

export const WORDS: Record<Locale, Words> = { zh, en };
