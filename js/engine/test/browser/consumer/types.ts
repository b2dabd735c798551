// Compiled as an application would: what the package's types say has to hold without settings of its own.
import { createLinter, type Diagnostic } from "phraselint";
import { attach } from "phraselint/dom";
import zhService from "phraselint/packs/zh-service";

const linter = await createLinter({ packs: [zhService], slots: { company: "云帆" } });
const found: Diagnostic[] = linter.lint("喂,大声一点!", { scene: "listening", role: "agent" });
const detach: () => void = attach(document.querySelector("textarea")!, linter);
console.log(found.map(({ suggestions }) => suggestions[0]?.when ?? ""), detach);
