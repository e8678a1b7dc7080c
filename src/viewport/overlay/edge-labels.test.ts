import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CanvasPoint } from '../../geometry/spaces.ts';
import { placeLabels, type EdgeLabel } from './edge-labels.ts';

const label = (y: number): EdgeLabel => ({
  text: `at ${y}`,
  colour: '#fff',
  side: 'left',
  anchor: [100, y] as unknown as CanvasPoint,
});

it('leaves a label at its anchor’s height where there is room', () => {
  expect(placeLabels([label(300)], 800).map(({ y }) => y)).toEqual([300]);
});

it('moves the lower of two that would touch', () => {
  expect(placeLabels([label(300), label(310)], 800).map(({ y }) => y)).toEqual([300, 325]);
});

it('never lets labels touch, whatever their anchors', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 20 }), (anchors) => {
      const placed = placeLabels(anchors.map(label), 800).map(({ y }) => y);
      for (const [i, y] of placed.entries()) {
        const next = placed[i + 1];
        if (next !== undefined) expect(next - y).toBeGreaterThanOrEqual(25);
      }
    }),
  );
});
