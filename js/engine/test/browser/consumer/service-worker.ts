import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";

const linter = createLinter({ packs: [zhService] });

addEventListener("message", ({ source }) => {
  linter.then(
    (ready) => source!.postMessage(JSON.stringify(ready.lint("我不知道,你等一下"))),
    (error: unknown) => source!.postMessage(String(error)),
  );
});
