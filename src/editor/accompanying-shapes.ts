import type { AccompanyingName } from '../domain/escc/accompanying-words.ts';
import { describeAccompanying } from '../domain/escc/accompanying-words.ts';
import type { EsccSliceAssessment } from '../domain/escc/from-reading.ts';
import { imageKeyOf, type ImageFrame } from '../domain/image-series.ts';
import type { OutlineStructure } from '../domain/reading.ts';
import type { PlaneSegment } from '../domain/escc/slice-result.ts';
import type { Region } from '../geometry/boolean.ts';
import { sliceToImage } from '../geometry/slice-plane.ts';
import type { PlanePoint } from '../geometry/spaces.ts';
import type { Shape } from './scene.ts';
import type { SessionState } from './session-state.ts';

/** What was mended, and where the accompanying measure that was asked for is taken. Gap and arc are drawn with the grade's own measures. */
export function accompanyingShapes(
  { areMeasuresShown, shownMeasure }: SessionState,
  assessment: EsccSliceAssessment | null,
  frame: ImageFrame,
): readonly Shape[] {
  if (!areMeasuresShown || assessment === null) return [];
  if (imageKeyOf(assessment.image) !== imageKeyOf(frame)) return [];
  const mended = assessment.result.mended.flatMap(({ which, depthMm, outline }) =>
    ringsOf(
      assessment,
      [outline],
      which === 'cord' ? 'sac' : 'canal',
      `mended by ${depthMm.toFixed(1)} mm`,
    ),
  );
  return shownMeasure === null ? mended : [...mended, ...shapesOf(assessment, shownMeasure)];
}

function shapesOf(
  assessment: EsccSliceAssessment,
  shownMeasure: AccompanyingName,
): readonly Shape[] {
  const { drawing } = assessment.result;
  const { cordAp, cordRl, canalFreeAp } = drawing.accompanying;
  const text = textOf(assessment, shownMeasure);
  const line = (part: PlaneSegment | null, label: string | null): readonly Shape[] =>
    part === null ? [] : [lineOf(assessment, part, label)];
  const mm = (part: PlaneSegment | null): string =>
    part === null
      ? ''
      : `${Math.hypot(part.to[0] - part.from[0], part.to[1] - part.from[1]).toFixed(1)} mm`;
  switch (shownMeasure) {
    case 'cord':
    case 'ratio':
      return [...line(cordAp, `cord AP ${mm(cordAp)}`), ...line(cordRl, `cord RL ${mm(cordRl)}`)];
    case 'mscc':
      return line(cordAp, text);
    case 'mcc':
      return line(canalFreeAp, text);
    case 'area':
      return ringsOf(assessment, drawing.cordReferences, 'cord', text);
    case 'sac':
      return ringsOf(assessment, drawing.sacReferences, 'sac', text);
    case 'csf':
      return ringsOf(assessment, drawing.openedCsf, 'csf', text);
    case 'occupancy':
      return ringsOf(assessment, drawing.epidural, 'tumour-epidural', text);
    case 'distance':
    case 'arc':
      return [];
  }
}

/** "MSCC, cord 28.6 %", as in the list. */
function textOf({ result }: EsccSliceAssessment, name: AccompanyingName): string {
  const row = describeAccompanying(result).find(({ id }) => id === name);
  return row === undefined ? '' : `${row.label} ${row.value}`;
}

const lineOf = (
  { slice }: EsccSliceAssessment,
  { from, to }: PlaneSegment,
  label: string | null,
): Shape => ({
  kind: 'line',
  id: null,
  points: [from, to].map((point) => sliceToImage(slice, point)),
  style: 'measure',
  label,
  selected: false,
});

/** Areas as thin lines, the first one named: what they are compared with, or what is left. */
const ringsOf = (
  { slice }: EsccSliceAssessment,
  rings: Region | readonly (readonly PlanePoint[])[],
  structure: OutlineStructure,
  text: string,
): readonly Shape[] =>
  rings.map((ring, i) => ({
    kind: 'outline',
    id: null,
    structure,
    points: ring.map((point) => sliceToImage(slice, point)),
    closed: true,
    selected: false,
    dimmed: false,
    reference: true,
    state: 'done',
    label: i === 0 ? { text, side: 'right' } : null,
  }));
