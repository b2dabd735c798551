// The same texts give byte-identical JSON from the native command and from WebAssembly.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { expect, it } from "vitest";
import { command, root } from "./support.js";

type Message = { text: string } & Context;

const sources = join(root, "tests/cases/sources");
const fromSources: Message[] = readdirSync(sources)
  .filter((name) => name.endsWith(".tsv"))
  .flatMap((name) => readFileSync(join(sources, name), "utf8").trimEnd().split("\n").slice(1))
  .map((line) => ({ text: line.split("\t")[0]! }));

const awkward: Message[] = readFileSync(join(root, "js/engine/test/awkward.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Message);

/** What the command prints for each message, a line each. */
function native(messages: Message[]): string[] {
  const options = ["lint", "--pack", join(root, "js/engine/packs/zh-service.pack"), "--format", "jsonl", "-"];
  const input = messages.map((message) => JSON.stringify(message)).join("\n");
  try {
    return execFileSync(command, options, { input, encoding: "utf8", maxBuffer: 1 << 28 }).trimEnd().split("\n");
  } catch (error) {
    // Status 1 is its answer when it found an error-level diagnostic.
    const { status, stdout } = error as { status: number; stdout: string };
    if (status !== 1) throw error;
    return stdout.trimEnd().split("\n");
  }
}

/** JSON in which a lone surrogate is U+FFFD, as the command has it: Rust's text has no surrogates. It is escaped nowhere else. */
const wellFormed = (json: string) => json.replace(/\\ud[89a-f][0-9a-f]{2}/g, "\ufffd");

/** Where two texts begin to differ, and a little of both: a whole line would fill the screen. */
function difference(native: string, wasm: string) {
  if (native === wasm) return undefined;
  let at = 0;
  while (native[at] === wasm[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 40);
  return { at, native: around(native), wasm: around(wasm) };
}

const linter = await createLinter({ packs: [zhService] });

it.each([
  ["the sources of the rules", fromSources],
  ["awkward texts", awkward],
  ["all of them as one text", [{ text: [...fromSources, ...awkward].map(({ text }) => text).join("\n") }]],
])("%s", (_, messages) => {
  const printed = native(messages);
  const expected = messages.map(({ text, ...context }, index) =>
    wellFormed(JSON.stringify({ line: index + 1, text, diagnostics: linter.lint(text, context) })),
  );
  expected.forEach((line, index) => expect(difference(printed[index] ?? "", line)).toBeUndefined());
  expect(printed).toHaveLength(expected.length);
  expect(expected.join("")).toContain('"rule":"zh-service/');
});
