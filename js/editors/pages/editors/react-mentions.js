import { Mention, MentionsInput } from "react-mentions";
import { createElement } from "react";
import { controlled } from "../react.js";

const style = { control: { minHeight: 120 }, input: { font: "inherit", lineHeight: "inherit" }, highlighter: { font: "inherit", lineHeight: "inherit" } };
const people = createElement(Mention, { trigger: "@", data: [{ id: "xiaowang", display: "小王" }] });

/** react-mentions: a controlled text area whose component makes its text from what it believes the selection to have been. */
export const mount = (root) => controlled(root, MentionsInput, { style, children: people }, (event) => event.target.value);
