import { toRegion, type Region } from '../../geometry/boolean.ts';
import type { EsccSliceInput, EsccTumourKind } from './slice-input.ts';

/** The tumour of some kinds as drawn. Space/unit: slice mm. */
export const tumourOf = (
  { tumour }: Pick<EsccSliceInput, 'tumour'>,
  kinds: readonly EsccTumourKind[],
): Region =>
  toRegion(tumour.filter(({ kind }) => kinds.includes(kind)).map(({ polygon }) => polygon));

/** Tumour outside the dura, of any kind: its part within the canal is epidural there. Source: spec clinical-rules 3.7, I1. */
export const extraduralTumour = (input: Pick<EsccSliceInput, 'tumour'>): Region =>
  tumourOf(input, ['bone', 'epidural', 'paraspinal']);
