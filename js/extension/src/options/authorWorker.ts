// Checks packs and lists their rules beside the page, so that the page does not stand still meanwhile.
import { checkPack, rulesOf } from "phraselint/author";
import { messageOf } from "../pages/messageOf.js";
import type { AuthorReply, AuthorTask } from "./authorMessages.js";

addEventListener("message", ({ data }: MessageEvent<AuthorTask>) => {
  carryOut(data).then(
    (answer) => postMessage({ id: data.id, answer } satisfies AuthorReply),
    (error: unknown) => postMessage({ id: data.id, error: messageOf(error) } satisfies AuthorReply),
  );
});

function carryOut(task: AuthorTask): Promise<unknown> {
  switch (task.type) {
    case "rules": return rulesOf(task.ask.packs);
    case "check": return checkPack(task.ask.files, task.ask.bases);
  }
}
