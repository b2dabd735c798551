// Checked by tsc, never run: what the types allow, and what they do not.
import { type Context, createLinter, type Diagnostic, type Linter, type LinterOptions, type Suggestion, type UpdatingLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import zhServiceDefault from "phraselint/packs/zh-service";
import { attach } from "phraselint/dom";
import { expectTypeOf } from "vitest";

expectTypeOf(zhService).toEqualTypeOf<Uint8Array>();
expectTypeOf(zhServiceDefault).toEqualTypeOf<Uint8Array>();
expectTypeOf(await createLinter({ packs: [zhService] } satisfies LinterOptions)).toEqualTypeOf<Linter>();
expectTypeOf(await createLinter({ packs: [], updates: { index: "", keys: "" } })).toEqualTypeOf<UpdatingLinter>();

const linter = await createLinter({ packs: [zhService], slots: { company: "云帆" } });
expectTypeOf(linter.lint("喂")).toEqualTypeOf<Diagnostic[]>();
expectTypeOf<Diagnostic["severity"]>().toEqualTypeOf<"error" | "warning" | "info">();
expectTypeOf<Diagnostic["why"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<Suggestion["when"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<Context["turn"]>().toEqualTypeOf<("first" | "last")[] | undefined>();
expectTypeOf(linter.packs[0]!.scenes).toEqualTypeOf<{ id: string; label: string }[]>();

// Every source that the loader takes.
for (const wasm of ["/phraselint.wasm", new URL("https://example.com/"), new Response(), new ArrayBuffer(8), new Uint8Array(8)]) {
  await createLinter({ packs: [], wasm });
}

// A linter is all that the underliner needs, and so is anything that answers later.
expectTypeOf(attach).toBeCallableWith(null! as HTMLTextAreaElement, linter);
expectTypeOf(attach).toBeCallableWith(null! as HTMLElement, { lint: async (text: string) => linter.lint(text) });
expectTypeOf(attach(null! as HTMLInputElement, linter)).toExtend<() => void>();

// @ts-expect-error packs are needed
await createLinter({});
// @ts-expect-error a pack is bytes, not a name
await createLinter({ packs: ["zh-service"] });
// @ts-expect-error not a role
linter.lint("喂", { role: "boss" });
// @ts-expect-error slots are text
linter.lint("喂", { slots: { surname: 1 } });
// @ts-expect-error the packs in use cannot be changed
linter.packs.push(linter.packs[0]!);
