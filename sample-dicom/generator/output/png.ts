import { crc32, deflateSync } from 'node:zlib';

/** An 8-bit grey picture. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** Encodes a grey picture as PNG. Source: W3C PNG specification, colour type 0, filter 1 (sub) on every row. */
export function encodePng(picture: GreyPicture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header[8] = 8;
  const raw = Buffer.alloc((picture.width + 1) * picture.height);
  for (let row = 0; row < picture.height; row += 1) {
    const start = row * (picture.width + 1);
    raw[start] = 1;
    let left = 0;
    for (let column = 0; column < picture.width; column += 1) {
      const value = picture.pixels[row * picture.width + column] ?? 0;
      raw[start + 1 + column] = (value - left) & 255;
      left = value;
    }
  }
  const signature = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** Maps stored values to grey over a window. */
export function toGrey(
  values: ArrayLike<number>,
  width: number,
  low: number,
  high: number,
): GreyPicture {
  const pixels = Uint8Array.from({ length: values.length }, (_, i) =>
    Math.min(255, Math.max(0, Math.round((((values[i] ?? 0) - low) / (high - low)) * 255))),
  );
  return { width, height: values.length / width, pixels };
}

/** Cuts a rectangle out and brings it to a size by area averaging or bilinear enlargement. */
export function cropTo(
  picture: GreyPicture,
  from: { readonly x: number; readonly y: number; readonly size: number },
  size: number,
): GreyPicture {
  const pixels = new Uint8Array(size * size);
  const step = from.size / size;
  const at = (x: number, y: number): number =>
    picture.pixels[
      Math.min(picture.height - 1, Math.max(0, y)) * picture.width +
        Math.min(picture.width - 1, Math.max(0, x))
    ] ?? 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = from.x + (column + 0.5) * step - 0.5;
      const y = from.y + (row + 0.5) * step - 0.5;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      const fx = x - x0;
      const fy = y - y0;
      pixels[row * size + column] = Math.round(
        (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
          (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy,
      );
    }
  }
  return { width: size, height: size, pixels };
}

/** Lays pictures out in a grid, left to right. */
export function tile(pictures: readonly GreyPicture[], perRow: number, gap = 4): GreyPicture {
  const cellWidth = Math.max(...pictures.map((p) => p.width)) + gap;
  const cellHeight = Math.max(...pictures.map((p) => p.height)) + gap;
  const width = cellWidth * Math.min(perRow, pictures.length);
  const height = cellHeight * Math.ceil(pictures.length / perRow);
  const pixels = new Uint8Array(width * height).fill(24);
  pictures.forEach((p, index) => {
    const x0 = (index % perRow) * cellWidth;
    const y0 = Math.floor(index / perRow) * cellHeight;
    for (let row = 0; row < p.height; row += 1) {
      pixels.set(p.pixels.subarray(row * p.width, (row + 1) * p.width), (y0 + row) * width + x0);
    }
  });
  return { width, height, pixels };
}
