import { describe } from "vitest";
import { mountSpecs, specs } from "./components.js";
import { usePage } from "./support.js";

const open = usePage("react.tsx");

describe.each(["a hook", "a hook and a callback ref", "a component", "a component around antd", "a component around antd's form item"])("React, with %s", (kind) => {
  specs(open, kind);
});

describe.each(["a hook", "a hook and a callback ref", "a component"])("React, with %s,", (kind) => {
  mountSpecs(open, kind);
});
