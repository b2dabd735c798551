/**
 * Whether the field is dark, told by its text being light: a console's dark mode is often a class of its own, of which neither
 * `prefers-color-scheme` nor `color-scheme` knows.
 */
export function isDark(field: HTMLElement): boolean {
  const view = field.ownerDocument.defaultView as Window;
  const channels = view.getComputedStyle(field).color.match(/^rgba?\((\d+), (\d+), (\d+)/);
  if (!channels) return view.matchMedia("(prefers-color-scheme: dark)").matches;
  const [red = 0, green = 0, blue = 0] = channels.slice(1).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140;
}
