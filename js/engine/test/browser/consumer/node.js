import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";

const linter = await createLinter({ packs: [zhService] });
console.log(JSON.stringify(linter.lint("我不知道,你等一下")));
