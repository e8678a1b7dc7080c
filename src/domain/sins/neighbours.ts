import type { ImageLookup } from '../image-lookup.ts';
import type { Vertebra } from '../level.ts';
import { vertebraSequence } from '../levels/sequence.ts';
import type { Reading } from '../reading.ts';
import { COLUMNS, measuredBody, type MeasuredBody } from './measured-body.ts';
import type { SinsAnswer } from './sins.ts';
import { trendAt } from './trend.ts';

/**
 * Which bodies a collapse is compared with. Proposals of this project. Source: spec clinical-rules 4.9.
 */
const NEIGHBOUR_RULE = {
  /** Vertebrae away at the most. */
  reach: 2,
  /** From the line through the measured bodies, at the most. Unit: share. */
  offTrend: 0.2,
  /** Vertebrae around a flat body whose mean says what is usual there. */
  around: 4,
  /** Below this share of that mean a body is low. */
  lowShare: 0.6,
  /** Lower than any sound thoracic or lumbar body of an adult. Unit: mm. */
  lowMm: 12,
} as const;

/** A neighbour that was measured and is not compared with, and why not. */
export interface PassedOver {
  readonly level: Vertebra;
  readonly why: string;
}

/** What a body is compared with. */
export interface SoundNeighbours {
  readonly above: MeasuredBody | null;
  readonly below: MeasuredBody | null;
  /** Measured within reach and not compared with, from head to tail. */
  readonly passedOver: readonly PassedOver[];
  /** Below it the level's own body would be low for its region; null where nothing tells. Unit: mm. */
  readonly flatBelowMm: number | null;
}

/**
 * The nearest measured bodies above and below that can be compared with: within two vertebrae, without tumour, not marked
 * as collapsed, and near the line through the measured bodies where there are three. Source: spec clinical-rules 4.9.
 */
export function soundNeighbours(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): SoundNeighbours {
  const sequence = vertebraSequence(reading.counting.transitional);
  const own = sequence.indexOf(level);
  const measured = sequence.flatMap((vertebra, place) => {
    const body = vertebra === level ? null : measuredBody(reading, vertebra, images);
    return body === null ? [] : [{ place, body, why: whyUnsound(reading, vertebra) }];
  });
  const sound = measured.filter(({ why }) => why === null);
  const judged = measured
    .filter(({ place }) => own !== -1 && Math.abs(place - own) <= NEIGHBOUR_RULE.reach)
    .map((one) => ({ ...one, why: one.why ?? whyOffTrend(one, sound) }));
  const usable = judged.filter(({ why }) => why === null);
  const above = usable.findLast(({ place }) => place < own)?.body ?? null;
  const below = usable.find(({ place }) => place > own)?.body ?? null;
  return {
    above,
    below,
    passedOver: judged.flatMap(({ body, why }) =>
      why === null ? [] : [{ level: body.level, why }],
    ),
    flatBelowMm: flatBelow(
      level,
      measured.flatMap(({ place, body }) =>
        Math.abs(place - own) <= NEIGHBOUR_RULE.around ? [meanHeight(body)] : [],
      ),
    ),
  };
}

const COLLAPSED: readonly SinsAnswer<'collapse'>[] = ['over-50', 'up-to-50'];

/** Why a body is nothing to compare with, by what was said of its level; null where nothing was. */
function whyUnsound(reading: Reading, level: Vertebra): string | null {
  const assessment = reading.assessments[level];
  const collapse = assessment?.sins.collapse;
  const isCollapsed =
    (collapse?.kind === 'answer' && COLLAPSED.includes(collapse.value)) ||
    Object.keys(assessment?.fracture ?? {}).length > 0;
  if (isCollapsed) return 'marked as collapsed';
  return isInvolved(reading, level) ? 'involved' : null;
}

interface Placed {
  readonly place: number;
  readonly body: MeasuredBody;
}

/** Why a body does not follow the line through the sound ones; null where it does, or where there is no line. */
function whyOffTrend({ place, body }: Placed, sound: readonly Placed[]): string | null {
  for (const column of COLUMNS) {
    const mm = body.heights[column];
    const line = trendAt(
      sound.flatMap((one) => {
        const height = one.body.heights[column];
        return height === null ? [] : [{ place: one.place, mm: height }];
      }),
      place,
    );
    if (mm === null || line === null || line <= 0) continue;
    const off = mm / line - 1;
    if (Math.abs(off) > NEIGHBOUR_RULE.offTrend) {
      return `its ${column} height is ${Math.abs(100 * off).toFixed(0)} % ${off < 0 ? 'below' : 'above'} the line through the measured bodies`;
    }
  }
  return null;
}

function flatBelow(level: Vertebra, around: readonly number[]): number | null {
  const mean = around.reduce((sum, mm) => sum + mm, 0) / around.length;
  const limits = [
    ...(around.length === 0 ? [] : [mean * NEIGHBOUR_RULE.lowShare]),
    ...(level.startsWith('T') || level.startsWith('L') ? [NEIGHBOUR_RULE.lowMm] : []),
  ];
  return limits.length === 0 ? null : Math.max(...limits);
}

function meanHeight({ heights }: MeasuredBody): number {
  const known = COLUMNS.flatMap((column) => heights[column] ?? []);
  return known.reduce((sum, mm) => sum + mm, 0) / known.length;
}

/** Whether bone tumour was outlined at a level, its body was said to be involved, or its SINS was answered. */
export function isInvolved(reading: Reading, level: Vertebra): boolean {
  const assessment = reading.assessments[level];
  return (
    reading.outlines.some(
      (one) => one.level === level && one.role === 'index' && one.structure === 'tumour-bone',
    ) ||
    Object.entries(assessment?.compartments ?? {}).some(
      ([compartment, finding]) => compartment.startsWith('body-') && finding === 'present',
    ) ||
    Object.keys(assessment?.sins ?? {}).length > 0
  );
}
