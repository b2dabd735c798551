import type { Changed } from "./bench.js";

/** Less than this, added up over the three channels, is what drawing the same thing twice may differ by. The faintest tint differs by 47. */
const FAINTEST = 30;

/** The pixels in which two screenshots differ. */
export async function compare(one: string, other: string): Promise<Changed[]> {
  const [first, second] = await Promise.all([pixels(one), pixels(other)]);
  const changed: Changed[] = [];
  for (let at = 0; at < first.data.length; at += 4) {
    const colour = (image: ImageData): [number, number, number] => [image.data[at] ?? 0, image.data[at + 1] ?? 0, image.data[at + 2] ?? 0];
    const before = colour(second);
    const now = colour(first);
    const difference = now.reduce((sum, part, index) => sum + Math.abs(part - (before[index] ?? 0)), 0);
    if (difference > FAINTEST) changed.push([(at / 4) % first.width, Math.floor(at / 4 / first.width), ...now]);
  }
  return changed;
}

async function pixels(base64: string): Promise<ImageData> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d") as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}
