import { expect, it } from 'vitest';
import { displayColour } from './display-colour.ts';

// CIELab of sRGB as tables give it: white 100, 0, 0; red 53.24, 80.09, 67.20; black 0, 0, 0.
it.each([
  ['#FFFFFF', [100, 0, 0]],
  ['#FF0000', [53.24, 80.09, 67.2]],
  ['#000000', [0, 0, 0]],
] as const)('%s is %s in CIELab', (colour, [l, a, b]) => {
  const [shownL = 0, shownA = 0, shownB = 0] = displayColour(colour).Value as readonly number[];
  expect((shownL / 65535) * 100).toBeCloseTo(l, 1);
  expect((shownA / 65535) * 255 - 128).toBeCloseTo(a, 1);
  expect((shownB / 65535) * 255 - 128).toBeCloseTo(b, 1);
});
