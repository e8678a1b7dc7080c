import { expect, it } from 'vitest';
import { displayColour } from './display-colour.ts';

// Worked out by hand with D50. Red: X 0.43607, Y 0.22250, Z 0.01393; over the white 0.45226, 0.22250, 0.01688; cube roots
// 0.76760, 0.60597, 0.25655; so L* = 116 x 0.60597 - 16, a* = 500 x 0.16163, b* = 200 x 0.34942. Green and blue likewise.
it.each([
  ['#FFFFFF', [100, 0, 0]],
  ['#FF0000', [54.29, 80.81, 69.89]],
  ['#00FF00', [87.82, -79.29, 80.99]],
  ['#0000FF', [29.57, 68.3, -112.03]],
  ['#808080', [53.59, 0, 0]],
  ['#000000', [0, 0, 0]],
] as const)('%s is %s in CIELab', (colour, [l, a, b]) => {
  const [shownL = 0, shownA = 0, shownB = 0] = displayColour(colour).Value as readonly number[];
  expect((shownL / 65535) * 100).toBeCloseTo(l, 1);
  expect((shownA / 65535) * 255 - 128).toBeCloseTo(a, 1);
  expect((shownB / 65535) * 255 - 128).toBeCloseTo(b, 1);
});
