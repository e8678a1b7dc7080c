import { VERTEBRAE, type Vertebra } from '../level.ts';
import type { SinsProposal } from './proposal.ts';

/** A point of a sagittal or coronal plane. Space/unit: mm, the same axes for all points of one call. */
export type MmPoint = readonly [number, number];

/**
 * How far the upper body has slid on the lower: the posterior-inferior corner of the upper body, measured from the
 * posterior-superior corner of the lower along its superior endplate. Positive to the front, towards the endplate's
 * other end. Unit: mm. Source: spec clinical-rules 4.5.
 */
export function translationMm(
  lowerEndplate: { readonly anterior: MmPoint; readonly posterior: MmPoint },
  upperCorner: MmPoint,
): number {
  const { anterior, posterior } = lowerEndplate;
  const dx = anterior[0] - posterior[0];
  const dy = anterior[1] - posterior[1];
  const length = Math.hypot(dx, dy);
  if (length === 0) return 0;
  return ((upperCorner[0] - posterior[0]) * dx + (upperCorner[1] - posterior[1]) * dy) / length;
}

/** Engineering proposals, shown as such; the translation limits follow White and Panjabi. Source: spec clinical-rules 4.5. */
export const ALIGNMENT_RULE = {
  translationMm: { cervical: 3.5, thoracic: 2.5, lumbar: 4.5 },
  askFromMm: 2,
  kyphosisDeg: 10,
} as const;

/** The translation that counts at a level. Unit: mm. */
export function translationLimitMm(lower: Vertebra): number {
  const { cervical, thoracic, lumbar } = ALIGNMENT_RULE.translationMm;
  if (lower.startsWith('C') && lower !== VERTEBRAE.at(-1)) return cervical;
  return lower.startsWith('T') ? thoracic : lumbar;
}

/** What alignment rests on; null where it was not measured or cannot be compared. */
export interface AlignmentInput {
  /** The vertebra below the motion segment. */
  readonly lower: Vertebra;
  readonly translationMm: number | null;
  /** Kyphosis or scoliosis beyond the prior study or the adjacent segments. Unit: degrees. */
  readonly angleIncreaseDeg: number | null;
  /** An angle without anything to compare it with. Unit: degrees. */
  readonly angleDeg: number | null;
}

/**
 * What the measures say of alignment; the reader confirms that it is due to tumour. Translation beats deformity.
 * Null when nothing was measured. Source: spec clinical-rules 4.5.
 */
export function proposeAlignment(input: AlignmentInput): SinsProposal<'alignment'> | null {
  const { lower, translationMm: slip, angleIncreaseDeg: increase, angleDeg } = input;
  const limit = translationLimitMm(lower);
  const slipMm = slip === null ? 0 : Math.abs(slip);
  if (slipMm >= limit) {
    return answer(
      'translation',
      `Translation of ${slipMm.toFixed(1)} mm, limit ${limit.toFixed(1)} mm.`,
    );
  }
  const isDeformed = increase !== null && increase >= ALIGNMENT_RULE.kyphosisDeg;
  if (slipMm >= ALIGNMENT_RULE.askFromMm) {
    return {
      kind: 'ask',
      options: ['translation', isDeformed ? 'deformity' : 'normal'],
      question: `Translation of ${slipMm.toFixed(1)} mm, limit ${limit.toFixed(1)} mm. Is it due to tumour?`,
    };
  }
  if (isDeformed)
    return answer('deformity', `The angle is larger by ${increase.toFixed(1)} degrees.`);
  if (increase !== null) {
    return answer(
      'normal',
      `The angle differs by ${increase.toFixed(1)} degrees. Supine imaging hides mobile deformity.`,
    );
  }
  if (angleDeg !== null) {
    return {
      kind: 'ask',
      options: ['deformity', 'normal'],
      question: `The angle is ${angleDeg.toFixed(1)} degrees. Is it new?`,
    };
  }
  return null;
}

const answer = (
  value: 'translation' | 'deformity' | 'normal',
  reason: string,
): SinsProposal<'alignment'> => ({
  kind: 'answer',
  value,
  source: 'measured',
  reason,
  alternative: null,
});
