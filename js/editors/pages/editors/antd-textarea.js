import Input from "antd/es/input";
import { controlled } from "../react.js";

/** Ant Design's text area, controlled: React writes the state back after each change. */
export const mount = (root) => controlled(root, Input.TextArea, { rows: 4 }, (event) => event.target.value);
