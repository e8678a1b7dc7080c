import { expect, it } from 'vitest';
import { bitmapPath } from './bitmap-path.ts';

it('draws a rectangle for each run of bits, where the overlay lies', () => {
  // 2 rows x 5 columns, ten bits: 1 1 0 0 1 | 0 0 0 1 1, the lowest bit of a byte first.
  const plane = { rows: 2, columns: 5, column: -1, row: 3, description: '', bits: Uint8Array.of(0b0001_0011, 0b11) }; // prettier-ignore
  expect(bitmapPath(plane)).toBe('M-1 3h2v1h-2zM3 3h1v1h-1zM2 4h2v1h-2z');
});
