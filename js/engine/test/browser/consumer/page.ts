import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";

const say = (id: string, text: string) => document.body.append(Object.assign(document.createElement("pre"), { id, textContent: text }));

createLinter({ packs: [zhService] }).then(
  (linter) => say("page", JSON.stringify(linter.lint("我不知道,你等一下"))),
  (error: unknown) => say("page", String(error)),
);

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => say("worker", data);

navigator.serviceWorker.register("/service-worker.js", { type: "module" });
navigator.serviceWorker.ready.then(({ active }) => active!.postMessage("lint"));
navigator.serviceWorker.onmessage = ({ data }) => say("service-worker", data);
navigator.serviceWorker.startMessages();
