import { afterAll, beforeAll, describe, inject, it, type TestContext } from "vitest";
import type { Browser } from "../browsers/browser.js";
import { CAPABILITIES } from "../capabilities/index.js";
import { EDITORS, type Editor } from "./editors.js";
import { limitOf } from "./limits.js";
import { person } from "./person.js";

/** One test for each cell of a browser's table. */
export function cells(name: string, launch: () => Promise<Browser>, isChosen: (editor: Editor) => boolean, options: { concurrent?: boolean } = {}): void {
  describe(name, options, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser?.close());

    for (const editor of EDITORS.filter(isChosen)) {
      describe(editor.title, () => {
        it.for(Object.entries(CAPABILITIES))("%s", async ([capability, run], context) => {
          const limit = limitOf(name, editor.name, capability);
          if (limit?.isUntried) context.skip(limit.reason);
          const url = `${inject("pages")}/?editor=${editor.name}`;
          const tab = await browser.newTab();
          const failure = await failureOf(async () => {
            await tab.open(url);
            await run(person(tab, editor, url));
            if (tab.error) throw tab.error;
          });
          await tab.close();
          end(context, failure, limit?.reason);
        });
      });
    }
  });
}

function end({ skip }: TestContext, failure: Error | undefined, reason: string | undefined): void {
  if (reason === undefined) {
    if (failure) throw failure;
  } else if (failure) {
    skip(reason);
  } else {
    throw new Error(`passes, although bench/limits.ts says that it cannot: ${reason}`);
  }
}

async function failureOf(run: () => Promise<void>): Promise<Error | undefined> {
  try {
    await run();
    return undefined;
  } catch (failure) {
    return failure as Error;
  }
}
