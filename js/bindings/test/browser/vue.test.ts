import { describe } from "vitest";
import { mountSpecs, specs } from "./components.js";
import { usePage } from "./support.js";

const open = usePage("vue.ts");

describe.each(["a directive", "a directive on el-input", "a component", "a component around el-input"])("Vue, with %s", (kind) => {
  specs(open, kind);
});

describe.each(["a directive", "a component"])("Vue, with %s,", (kind) => {
  mountSpecs(open, kind);
});
