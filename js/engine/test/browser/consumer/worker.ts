import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";

createLinter({ packs: [zhService] }).then(
  (linter) => postMessage(JSON.stringify(linter.lint("我不知道,你等一下"))),
  (error: unknown) => postMessage(String(error)),
);
