import type { Page } from "playwright-core";

/** The texts in an element whose contrast with what is behind them is below a ratio, with that ratio; as WCAG 2 counts it. */
export function lowContrasts(page: Page, selector: string, least: number): Promise<string[]> {
  return page.evaluate(([selector, least]) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
    /** What these colours come to, painted one over the other. */
    const painted = (colours: readonly string[]): readonly number[] => {
      for (const colour of ["#fff", ...colours]) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const luminance = (rgb: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const low: string[] = [];
    const root = document.querySelector(selector) as HTMLElement;
    for (const element of [root, ...root.querySelectorAll<HTMLElement>("*")]) {
      const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim()).join("");
      if (text === "") continue;
      const behind: string[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
      const [one = 0, other = 0] = [painted(behind), painted([...behind, getComputedStyle(element).color])].map(luminance).sort((a, b) => b - a);
      const ratio = (one + 0.05) / (other + 0.05);
      if (ratio < least) low.push(`${text}: ${ratio.toFixed(2)}`);
    }
    return low;
  }, [selector, least] as const);
}
