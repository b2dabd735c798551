import { segments } from "./segments.js";

const KEY = "phraselint.theme";

/** Light, dark or the system's, kept for the next visit. */
export function startTheme(): void {
  const use = (theme: string): void => {
    document.documentElement.dataset["theme"] = theme;
    localStorage.setItem(KEY, theme);
  };
  const mark = segments("theme", use);
  const kept = localStorage.getItem(KEY) ?? "auto";
  mark(kept);
  use(kept);
}
