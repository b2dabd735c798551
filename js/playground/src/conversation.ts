import { make } from "./make.js";

const TURNS: readonly [from: "customer" | "agent", text: string][] = [
  ["customer", "你好，我的订单怎么还没有发货？"],
  ["agent", "您好，很高兴为您服务。我马上为您查询，请您稍等。"],
  ["customer", "都三天了，到底什么时候能发？"],
];

export interface Conversation {
  say(text: string): void;
}

export function startConversation(): Conversation {
  const list = document.getElementById("conversation") as HTMLElement;
  const add = (from: string, text: string): void => {
    list.append(make("li", from, [text]));
    list.scrollTop = list.scrollHeight;
  };
  for (const [from, text] of TURNS) add(from, text);
  return { say: (text) => add("agent", text) };
}
