import { intersect, subtract, toRegion, type Region } from '../../geometry/boolean.ts';
import type { EsccSliceInput, EsccTumourKind } from './slice-input.ts';

const tumourOf = (input: EsccSliceInput, kinds: readonly EsccTumourKind[]): Region =>
  toRegion(input.tumour.filter(({ kind }) => kinds.includes(kind)).map(({ polygon }) => polygon));

/** Tumour of bone and epidural space as drawn; paraspinal tumour never enters a grade. */
export const extraduralTumour = (input: EsccSliceInput): Region =>
  tumourOf(input, ['bone', 'epidural']);

/**
 * E: the tumour tagged epidural, else what of the bone's tumour lies in the canal, without the sac.
 * Source: spec clinical-rules 3.3.
 */
export function epiduralTumour(input: EsccSliceInput): Region {
  const tagged = tumourOf(input, ['epidural']);
  const sac = input.sac === null ? [] : toRegion([input.sac]);
  if (tagged.length > 0) return subtract(tagged, sac);
  if (input.canal === null) return [];
  return subtract(intersect(tumourOf(input, ['bone']), toRegion([input.canal])), sac);
}
