import { crc32, deflateSync } from 'node:zlib';

/** Pixels, row by row, each as red, green, blue and opacity in 0..255. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array | Uint8ClampedArray;
}

/**
 * Writes pixels as a PNG file with a palette of at most 256 colours, the most used first.
 *
 * Pictures of a notebook are flat colours with smooth edges: a palette makes the file three to four times smaller.
 *
 * @see W3C 2003, Portable Network Graphics, https://www.w3.org/TR/PNG/
 */
export function encodePng({ width, height, rgba }: Pixels): Uint8Array {
  const { palette, indexes } = toPalette(rgba);
  const isOpaque = palette.every((colour) => (colour & 255) === 255);
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8); // bits of an index
  header.setUint8(9, 3); // indexed colour
  const rows = new Uint8Array((width + 1) * height); // each row begins with its filter, 0: none
  for (let y = 0; y < height; y++)
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk(
      'PLTE',
      Uint8Array.from(
        palette.flatMap((colour) => [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255]),
      ),
    ),
    ...(isOpaque ? [] : [chunk('tRNS', Uint8Array.from(palette.map((colour) => colour & 255)))]),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function toPalette(rgba: Pixels['rgba']): { palette: number[]; indexes: Uint8Array } {
  const runs = runsOf(rgba);
  const counts = new Map<number, number>();
  for (const { colour, length } of runs) counts.set(colour, (counts.get(colour) ?? 0) + length);
  const colours = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a - b);
  // Pale areas differ by little, and yet say different things: what fills a thousandth of the picture keeps its colour.
  const areas = colours.filter((colour) => counts.get(colour)! * 4000 >= rgba.length).length;
  const palette = spread(colours, Math.min(areas, 128));
  const place = new Map(colours.map((colour) => [colour, nearest(palette, colour)]));
  const indexes = new Uint8Array(rgba.length / 4);
  let at = 0;
  for (const { colour, length } of runs) {
    indexes.fill(place.get(colour)!, at, at + length);
    at += length;
  }
  return { palette, indexes };
}

// Pixels of one colour side by side, of which pictures of a notebook mostly consist.
function runsOf(rgba: Pixels['rgba']): { colour: number; length: number }[] {
  const view = new DataView(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const runs: { colour: number; length: number }[] = [];
  for (let i = 0; i < rgba.length; i += 4) {
    const colour = view.getUint32(i);
    const last = runs.at(-1);
    if (last?.colour === colour) last.length++;
    else runs.push({ colour, length: 1 });
  }
  return runs;
}

// The colours that come first are kept; of the others those that differ visibly; the tolerance grows until they fit.
function spread(colours: number[], kept: number): number[] {
  for (let tolerance = 0; ; tolerance = tolerance * 2 + 3) {
    const palette = colours.slice(0, kept);
    for (const colour of colours.slice(kept)) {
      if (!palette.some((other) => distance(other, colour) <= tolerance)) palette.push(colour);
      if (palette.length > 256) break;
    }
    if (palette.length <= 256) return palette;
  }
}

function nearest(palette: number[], colour: number): number {
  let best = 0;
  for (let i = 1; i < palette.length; i++)
    if (distance(palette[i]!, colour) < distance(palette[best]!, colour)) best = i;
  return best;
}

function distance(a: number, b: number): number {
  const red = (a >>> 24) - (b >>> 24);
  const green = ((a >>> 16) & 255) - ((b >>> 16) & 255);
  const blue = ((a >>> 8) & 255) - ((b >>> 8) & 255);
  const opacity = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue + opacity * opacity;
}
