export type Language = "zh" | "en";

const zh = {
  tagline: "客服用语，边写边提示",
  language: "语言",
  theme: "外观",
  themeAuto: "自动",
  themeLight: "浅色",
  themeDark: "深色",
  console: "客服工作台",
  conversation: "会话",
  customerName: "王女士",
  customerOrder: "订单咨询 · 等待回复",
  scene: "场景",
  anyScene: "不限",
  examples: "试一试",
  reply: "回复客户",
  replyHint: "输入回复，Enter 发送，Shift+Enter 换行",
  send: "发送",
  title: "工单标题",
  titleHint: "一句话概括客户的问题",
  mail: "邮件正文",
  mailHint: "富文本，可带格式",
  results: "用语检查",
  loading: "正在加载…",
  clean: "没有发现问题",
  emptyHint: "在任意输入框里书写，或点一句示例",
  severityFilter: "显示级别",
  fromInfo: "全部",
  fromWarning: "不宜及以上",
  fromError: "仅禁用语",
  slots: "话术变量",
  slotsHint: "填入后，建议用语会自动带上",
  legend: "图例",
  error: "禁用语",
  warning: "不宜用语",
  info: "可改进",
  errorMeans: "不可对客户说",
  warningMeans: "容易引起不快",
  infoMeans: "有更好的说法",
  keys: "键盘操作",
  keyOpen: "打开提示",
  keyChoose: "选择并采用",
  keyNext: "下一处",
  keyPrevious: "上一处",
  keyClose: "关闭提示",
  keyUndo: "撤销",
  privacy: "全部检查都在本机浏览器内完成，文字不会离开此页面。",
  apply: "采用",
  remove: "删除「{text}」",
  copyByHand: "未能自动替换，请手动修改",
  jump: "定位到「{text}」",
  trouble: "检查引擎没有加载成功，输入框仍可使用，但不会有用语提示。",
  troubleHint: "请刷新页面重试；若仍不行，请换用较新的 Chrome 或 Edge，或联系管理员。",
  troubleDetail: "详情",
  surname: "客户姓氏",
  company: "公司名称",
  agent_id: "客服工号",
  department: "转接部门",
  phone: "联系电话",
  product: "产品名称",
};

export type Words = typeof zh;

const en: Words = {
  tagline: "Wording hints for chat agents, as they type",
  language: "Language",
  theme: "Appearance",
  themeAuto: "Auto",
  themeLight: "Light",
  themeDark: "Dark",
  console: "Agent console",
  conversation: "Conversation",
  customerName: "Ms Wang",
  customerOrder: "Order enquiry · waiting for a reply",
  scene: "Scene",
  anyScene: "Any",
  examples: "Try",
  reply: "Reply to the customer",
  replyHint: "Type a reply. Enter sends, Shift+Enter breaks the line",
  send: "Send",
  title: "Ticket title",
  titleHint: "The customer’s problem in a sentence",
  mail: "Mail body",
  mailHint: "Rich text, may be formatted",
  results: "Wording",
  loading: "Loading…",
  clean: "Nothing found",
  emptyHint: "Write in any of the fields, or pick an example",
  severityFilter: "Show",
  fromInfo: "All",
  fromWarning: "Unsuitable+",
  fromError: "Forbidden",
  slots: "Slots",
  slotsHint: "Filled in, they appear in the suggestions",
  legend: "Underlines",
  error: "Forbidden",
  warning: "Unsuitable",
  info: "Could be better",
  errorMeans: "Never said to a customer",
  warningMeans: "Likely to annoy",
  infoMeans: "Better wording exists",
  keys: "Keyboard",
  keyOpen: "Open",
  keyChoose: "Choose, apply",
  keyNext: "Next",
  keyPrevious: "Previous",
  keyClose: "Close",
  keyUndo: "Undo",
  privacy: "Everything is checked in this browser. The text never leaves the page. Messages are in the language of the rules, Chinese.",
  apply: "Apply",
  remove: "Delete “{text}”",
  copyByHand: "Could not be replaced, please change it by hand",
  jump: "Go to “{text}”",
  trouble: "The engine could not be loaded. The fields work, but without hints.",
  troubleHint: "Reload the page. If that does not help, use a recent Chrome or Edge, or ask your administrator.",
  troubleDetail: "Details",
  surname: "Customer’s surname",
  company: "Company",
  agent_id: "Agent number",
  department: "Department",
  phone: "Phone number",
  product: "Product",
};

const WORDS: Record<Language, Words> = { zh, en };

let language: Language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh";

export const currentLanguage = (): Language => language;

/** The wording of the page's own texts; `{text}` in it is replaced by what is given. */
export function word(key: keyof Words, text = ""): string {
  return WORDS[language][key].replace("{text}", () => text);
}

/** Writes the language's wording into the page, and the language into its address. */
export function useLanguage(next: Language): void {
  language = next;
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  const address = new URL(location.href);
  if (next === "en") address.searchParams.set("lang", "en");
  else address.searchParams.delete("lang");
  history.replaceState(null, "", address);

  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) element.textContent = word(element.dataset["text"] as keyof Words);
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) element.ariaLabel = word(element.dataset["label"] as keyof Words);
  for (const element of document.querySelectorAll<HTMLElement>("[data-placeholder]")) {
    const hint = word(element.dataset["placeholder"] as keyof Words);
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.placeholder = hint;
    else element.dataset["hint"] = hint;
  }
}
