import { describe, expect, it } from 'vitest';
import { atPixel, cordInFluid, cordUnderTumour, sliceOf } from '../testing/assist-fixture.ts';
import { fillOrder, stopReason } from './next-slice.ts';
import { proposeOutlines, type AssistProposal, type ProposalRequest } from './propose.ts';
import { NO_WALLS } from './rays.ts';

const circle = (radiusPx: number) =>
  Array.from({ length: 36 }, (_, i) =>
    atPixel(
      30 + 1.5 * radiusPx * Math.cos((i * Math.PI) / 18),
      30 + radiusPx * Math.sin((i * Math.PI) / 18),
    ),
  );

function carried(grey: (x: number, y: number) => number): AssistProposal {
  const request: ProposalRequest = {
    slice: sliceOf(grey),
    weighting: 't2',
    start: { kind: 'neighbour', outline: circle(8) },
    walls: NO_WALLS,
    conus: 'above',
    hasIntradural: false,
    knownLevels: null,
  };
  const answer = proposeOutlines(request);
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer;
}

describe('the outline of the slice beside', () => {
  // Ellipse of 6 x 4 mm: 75.4 mm2.
  const before = { cordAreaMm2: 75.4, gapMm: 4 };

  it('is fitted to the next slice', () => {
    const answer = carried(cordInFluid);
    expect(answer.cordAreaMm2 / 75.4).toBeGreaterThan(0.93);
    expect(answer.cordAreaMm2 / 75.4).toBeLessThan(1.07);
    expect(stopReason(answer, before, false)).toBeNull();
  });

  it('stops where no fluid is seen, at tumour, where the area changes and where slices are far apart', () => {
    expect(stopReason(carried(cordUnderTumour), before, false)).toMatch(
      /no fluid is seen on \d+ %/,
    );
    const answer = carried(cordInFluid);
    expect(stopReason(answer, before, true)).toMatch(/tumour is drawn/);
    // 75 after 120 mm2 is a change of 38 %.
    expect(stopReason(answer, { ...before, cordAreaMm2: 120 }, false)).toMatch(
      /area .* changes by/,
    );
    expect(stopReason(answer, { ...before, gapMm: 8.5 }, false)).toBe(
      'Stopped: the next slice is 8.5 mm away.',
    );
    expect(stopReason({ ...answer, joint: 0.49 }, before, false)).toMatch(/not clear/);
  });
});

describe('the slices of a block', () => {
  it('are filled inwards from both sides, each from the slice beside it', () => {
    expect(fillOrder(2, 7)).toEqual([
      { index: 3, from: 2 },
      { index: 6, from: 7 },
      { index: 4, from: 3 },
      { index: 5, from: 6 },
    ]);
    expect(fillOrder(2, 4)).toEqual([{ index: 3, from: 2 }]);
    expect(fillOrder(2, 3)).toEqual([]);
  });
});
