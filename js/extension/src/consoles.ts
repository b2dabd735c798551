/** Consoles that agents work in, offered at first start. Nothing works on them before access has been granted. */
export const CONSOLES: readonly { readonly name: string; readonly pattern: string; readonly note: string }[] = [
  { name: "抖音 飞鸽", pattern: "https://im.jinritemai.com/*", note: "consoleUnverified" },
  { name: "拼多多 商家后台", pattern: "https://mms.pinduoduo.com/*", note: "consoleUnverified" },
  { name: "京东 咚咚", pattern: "https://dongdong.jd.com/*", note: "consoleUnverified" },
  { name: "快手小店 客服", pattern: "https://im.kwaixiaodian.com/*", note: "consoleUnverified" },
  { name: "闲鱼", pattern: "https://www.goofish.com/*", note: "consoleUnverified" },
  { name: "Zendesk", pattern: "https://*.zendesk.com/*", note: "consoleUnverified" },
  { name: "Intercom", pattern: "https://app.intercom.com/*", note: "consoleUnverified" },
  { name: "Chatwoot Cloud", pattern: "https://app.chatwoot.com/*", note: "consoleUnverified" },
];
