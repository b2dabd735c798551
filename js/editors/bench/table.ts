import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Prints for each browser a table of editors and capabilities, from the results of the tests, and why a cell is not passed. */
export default class Table implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const browser of module.children.suites()) {
        const tests = [...browser.children.allTests()];
        console.log(`\n${table(browser.name, tests)}\n`);
      }
    }
  }
}

const MARKS = { passed: "yes", failed: "FAILED", skipped: "no", pending: "?" } as const;

function table(browser: string, tests: readonly TestCase[]): string {
  const columns = unique(tests.map(({ name }) => name));
  const rows = unique(tests.map(editorOf));
  const notes: string[] = [];
  const cell = (editor: string, column: string): string => {
    const result = tests.find((test) => editorOf(test) === editor && test.name === column)?.result();
    // Left out by a filter.
    if (!result || (result.state === "skipped" && !result.note)) return "";
    if (result.state !== "skipped") return MARKS[result.state];
    const note = result.note ?? "";
    if (!notes.includes(note)) notes.push(note);
    return `${MARKS.skipped} (${notes.indexOf(note) + 1})`;
  };
  const lines = [[browser, ...columns], ...rows.map((editor) => [editor, ...columns.map((column) => cell(editor, column))])];
  const widths = ["", ...columns].map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const written = lines.map((line) => line.map((text, index) => text.padEnd(widths[index] ?? 0)).join("  ").trimEnd());
  return [...written, ...notes.map((note, index) => `(${index + 1}) ${note}`)].join("\n");
}

const editorOf = (test: TestCase): string => ("name" in test.parent ? test.parent.name : "");
const unique = (names: readonly string[]): string[] => [...new Set(names)];
