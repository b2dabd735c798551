import Mentions from "antd/es/mentions";
import { controlled } from "../react.js";

/** Ant Design's Mentions: a controlled text area over a copy of its text in which it measures where the list opens. */
export const mount = (root) => controlled(root, Mentions, { rows: 4, options: [{ value: "xiaowang", label: "小王" }] }, (text) => text);
