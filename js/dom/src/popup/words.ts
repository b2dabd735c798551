import type { Severity } from "phraselint";
import type { Locale } from "../options.js";

/** Everything that the card writes or has read out by itself. The rest comes from the pack. */
export interface Words {
  readonly lang: string;
  readonly severity: Record<Severity, string>;
  quoted(text: string): string;
  remove(text: string): string;
  replaces(text: string): string;
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
}

const zh: Words = {
  lang: "zh-CN",
  severity: { error: "禁用语", warning: "不宜用语", info: "可改进" },
  quoted: (text) => `「${text}」`,
  remove: (text) => `删除「${text}」`,
  replaces: (text) => `替换「${text}」`,
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
};

const en: Words = {
  lang: "en",
  severity: { error: "Forbidden", warning: "Unsuitable", info: "Could be better" },
  quoted: (text) => `“${text}”`,
  remove: (text) => `Delete “${text}”`,
  replaces: (text) => `replaces “${text}”`,
  copy: "Copy",
  copied: "Copied",
  failure: {
    failed: "Could not be replaced. Copy the wording and change the text by hand.",
    "read-only": "This text cannot be changed. The wording can be copied.",
    composing: "Finish what is being composed first, then choose.",
  },
  hintToSteer: (open) => `${open} to choose by keyboard`,
  hintSteering: "↑↓ choose · Enter apply · Esc close",
  found: (count, open) => `${count} wording ${count === 1 ? "hint" : "hints"}${open && `, ${open} to open`}`,
  foundNone: "No wording hints",
  choice: (index, count, text) => `${index} of ${count}: ${text}`,
};

export const WORDS: Record<Locale, Words> = { zh, en };
