import { performance } from 'node:perf_hooks';
import { growFrom } from '../../src/domain/assist/grow.ts';
import { proposeOutlines, type ProposalRequest } from '../../src/domain/assist/propose.ts';
import { percentile } from '../../src/domain/assist/statistics.ts';
import { cordUnderTumour } from '../../src/domain/testing/assist-fixture.ts';
import { imagePoint } from '../../src/geometry/image-point.ts';
import type { ImagePoint } from '../../src/geometry/spaces.ts';
import type { BenchResult } from './rows.ts';

const SIZE = 512;
const PIXEL_MM = 0.4;
const WARM_UP = 5;
const RUNS = 40;

const pixel = (xMm: number, yMm: number): ImagePoint =>
  imagePoint(SIZE / 2 + xMm / PIXEL_MM, SIZE / 2 + yMm / PIXEL_MM);

const circle = (radiusMm: number): readonly ImagePoint[] =>
  Array.from({ length: 100 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 100;
    return pixel(radiusMm * Math.cos(angle), radiusMm * Math.sin(angle));
  });

/** A slice of 512 x 512 pixels with canal and tumour drawn, as the page asks for it. */
function request(): ProposalRequest {
  const values = Float32Array.from({ length: SIZE * SIZE }, (_, i) =>
    cordUnderTumour(
      ((i % SIZE) - SIZE / 2) * PIXEL_MM,
      (Math.floor(i / SIZE) - SIZE / 2) * PIXEL_MM,
    ),
  );
  const canal = circle(10);
  return {
    slice: { values, rows: SIZE, columns: SIZE, rowSpacingMm: PIXEL_MM, columnSpacingMm: PIXEL_MM },
    weighting: 't2',
    start: { kind: 'free-space', canal },
    walls: { tumours: [canal.filter(([, y]) => y < pixel(0, -4.4)[1])], canal },
    conus: 'above',
    hasIntradural: false,
    knownLevels: null,
  };
}

function timesOf(work: () => unknown): string {
  for (let i = 0; i < WARM_UP; i++) work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return `${percentile(times, 50).toFixed(1)} ms (95th percentile ${percentile(times, 95).toFixed(1)} ms)`;
}

/** Proposals from the image: what the worker does of one slice, and what of it holds up the page; in Node. */
export function measureProposal(): Promise<readonly BenchResult[]> {
  const asked = request();
  const { slice } = asked;
  const bounds = { canal: circle(10), sac: circle(6) };
  return Promise.resolve([
    {
      name: 'Proposal, a slice in the worker (Node)',
      value: timesOf(() => proposeOutlines(asked)),
      goal: '60 ms',
    },
    {
      name: 'Proposal, the copy for the worker (Node)',
      value: timesOf(() => structuredClone(asked)),
      goal: '4 ms',
    },
    {
      name: 'Growing tumour, the press (Node)',
      value: timesOf(() => slice && growFrom(slice, pixel(0, -8), bounds)),
      goal: '16 ms',
    },
  ]);
}
