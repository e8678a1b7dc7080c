import type { Vertebra } from '../level.ts';
import { vertebraSequence } from '../levels/sequence.ts';
import type { Reading } from '../reading.ts';
import type { Coverage } from './coverage.ts';

/** The rule that the meter is about. Source: spec clinical-rules 1.3 (22). */
export const WHOLE_SPINE_RULE =
  'Epidural disease is found at more than one level in 20 to 35 %; the sources image the whole spine for that reason.';

/** Said where levels have no name. */
export const ESTIMATE_NOTE = 'Levels without a name are placed by typical sizes.';

/** Levels as runs: "C7–L2, S1". */
export function levelRuns(levels: ReadonlySet<Vertebra>, reading: Reading): string {
  const runs: Vertebra[][] = [];
  let isOpen = false;
  for (const vertebra of vertebraSequence(reading.counting.transitional)) {
    if (levels.has(vertebra)) {
      if (isOpen) runs.at(-1)?.push(vertebra);
      else runs.push([vertebra]);
    }
    isOpen = levels.has(vertebra);
  }
  return runs.map((run) => (run.length === 1 ? run[0] : `${run[0]}–${run.at(-1)}`)).join(', ');
}

/** "Imaged C7–L2; whole spine not imaged." */
export function coverageText(
  { imaged, isWholeSpine, isEstimated }: Coverage,
  reading: Reading,
): string {
  const estimate = isEstimated ? ` ${ESTIMATE_NOTE}` : '';
  if (imaged.size === 0) return 'No named level lies in the images; whole spine not imaged.';
  const runs = levelRuns(imaged, reading);
  return isWholeSpine
    ? `Whole spine imaged, ${runs}.${estimate}`
    : `Imaged ${runs}; whole spine not imaged.${estimate}`;
}
