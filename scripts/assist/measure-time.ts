import { percentile } from '../../src/domain/assist/statistics.ts';
import type { LoadedCase } from './measure-samples.ts';
import { proposalOn } from './proposals.ts';

/** One line: how long a proposal takes here, once the code is warm. Of one machine and one run. */
export function timeLine(cases: readonly LoadedCase[]): string {
  const slices = cases.flatMap((one) => one.slices);
  const times = [...slices, ...slices].map((slice, index) => {
    const [cord = []] = slice.outlines('cord');
    const from = performance.now();
    proposalOn(slice, cord, 'walls, click', index, null);
    return performance.now() - from;
  });
  const warm = times.slice(slices.length);
  const at = (percent: number): string => percentile(warm, percent).toFixed(0);
  return `time a slice: ${at(50)} ms median, ${at(95)} ms p95 (Node, ${warm.length} slices)`;
}
