import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CanvasPoint } from '../../geometry/spaces.ts';
import { placeLabels, type EdgeLabel, type LabelRoom, type PlacedLabel } from './edge-labels.ts';

const at = (x: number, y: number): CanvasPoint => [x, y] as unknown as CanvasPoint;

const label = (y: number, x = 200): EdgeLabel => ({
  text: `at ${y}`,
  colour: '#fff',
  side: 'left',
  anchors: { left: at(x, y), right: at(x + 100, y) },
});

const room = (given: Partial<LabelRoom> = {}): LabelRoom => ({
  width: 500, height: 800, drawn: [], read: [], hasCaptions: true, ...given,
}); // prettier-ignore

const ysOf = (placed: readonly PlacedLabel[]): readonly number[] => placed.map(({ y }) => y);

it('leaves a label at its anchor’s height where there is room', () => {
  expect(ysOf(placeLabels([label(300)], room()))).toEqual([300]);
});

it('moves one of two that would touch, or takes the other side where that is nearer', () => {
  const [first, second] = placeLabels([label(300), label(310)], room());
  expect(first?.y).toBe(300);
  // 15 px down on its own side is nearer than the other side's 40.
  expect([second?.side, second?.y]).toEqual(['left', 327]);
});

it('never lets labels of a side touch, whatever their anchors', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 20 }), (anchors) => {
      const placed = placeLabels(
        anchors.map((y) => label(y)),
        room(),
      );
      for (const [i, a] of placed.entries()) {
        for (const b of placed.slice(i + 1)) {
          if (a.side === b.side) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(25);
        }
      }
    }),
  );
});

it('goes round what is read, and leaves out what finds no room', () => {
  // Points all over the left side's labels, from y = 250 to 350; 12 px of margin and 45 of text.
  const read = Array.from({ length: 11 }, (_, i) => at(30, 250 + 10 * i));
  const [one] = placeLabels([label(300)], room({ read }));
  expect(one && read.some((point) => one.side === 'left' && Math.abs(point[1] - one.y) < 13)).toBe(
    false,
  );
  // 62 + 64 px of captions leave a height of 24 px: one label a side.
  expect(placeLabels([label(70), label(75), label(80)], room({ height: 150 }))).toHaveLength(2);
});

it('takes leaders apart that cross', () => {
  // The nearer anchor is the higher one: at their own heights the leaders of 300 and 310 would cross below.
  const placed = placeLabels([label(310, 150), label(300, 400)], room());
  const [a, b] = placed.toSorted((p, q) => p.y - q.y);
  expect(a && b && (a.anchor[1] - b.anchor[1]) * (a.y - b.y)).toBeGreaterThanOrEqual(0);
});
