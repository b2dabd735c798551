// What a person sees: how many underlines of forbidden wording there are in a picture of a line of text.
import { inflateSync } from "node:zlib";

/** The lines' colour, as `phraselint/dom` draws them. */
const COLOUR: readonly number[] = [0xe5, 0x48, 0x4d];
const NEAR = 60;
/** Between two underlines, in pixels. */
const GAP = 6;

/** @param png without interlacing, with eight bits a channel, as browsers make them */
export function countUnderlines(png: Buffer): number {
  const { width, height, channels, pixels } = decode(png);
  let count = 0;
  let last = -Infinity;
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      const at = (y * width + x) * channels;
      if (COLOUR.reduce((sum, value, channel) => sum + Math.abs(value - (pixels[at + channel] ?? 0)), 0) >= NEAR) continue;
      if (x - last > GAP) count += 1;
      last = x;
      break;
    }
  }
  return count;
}

function decode(png: Buffer): { width: number; height: number; channels: number; pixels: Uint8Array } {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const filtered = inflateSync(Buffer.concat(data));
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const left = x < channels ? 0 : pixels[y * row + x - channels] ?? 0;
      const up = y === 0 ? 0 : pixels[(y - 1) * row + x] ?? 0;
      const corner = x < channels || y === 0 ? 0 : pixels[(y - 1) * row + x - channels] ?? 0;
      pixels[y * row + x] = (filtered[y * (row + 1) + 1 + x] ?? 0) + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    }
  }
  return { width, height, channels, pixels };
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
