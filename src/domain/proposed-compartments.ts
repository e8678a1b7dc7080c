import type { Compartment } from './compartment.ts';
import type { EsccLevelAssessment } from './escc/from-reading.ts';
import type { EsccSide } from './escc/slice-result.ts';
import type { Vertebra } from './level.ts';
import type { Reading } from './reading.ts';

const EPIDURAL: Readonly<Record<EsccSide, readonly Compartment[]>> = {
  ventral: ['epidural-ventral'],
  dorsal: ['epidural-dorsal'],
  left: ['epidural-left'],
  right: ['epidural-right'],
  'ventral-left': ['epidural-ventral', 'epidural-left'],
  'ventral-right': ['epidural-ventral', 'epidural-right'],
  'dorsal-left': ['epidural-dorsal', 'epidural-left'],
  'dorsal-right': ['epidural-dorsal', 'epidural-right'],
  circumferential: ['epidural-ventral', 'epidural-dorsal', 'epidural-left', 'epidural-right'],
  several: [],
};

/** Epidural compartments that the outlined tumour reaches and nobody has judged yet. */
export function proposedCompartments(
  reading: Reading,
  level: Vertebra,
  escc: EsccLevelAssessment | null,
): ReadonlySet<Compartment> {
  const judged = reading.assessments[level]?.compartments ?? {};
  const side = escc?.deciding?.result.drawing.side ?? null;
  const touched = side === null ? [] : EPIDURAL[side];
  return new Set(touched.filter((compartment) => judged[compartment] === undefined));
}
