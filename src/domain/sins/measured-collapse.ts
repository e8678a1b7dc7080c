import type { ImageLookup } from '../image-lookup.ts';
import type { Vertebra } from '../level.ts';
import type { Reading } from '../reading.ts';
import { ruleValue } from '../rules.ts';
import { collapseOf, type BodyHeights, type CollapseResult } from './collapse.ts';
import { involvement, type Involvement } from './involvement.ts';
import { measuredBody, type MeasuredBody } from './measured-body.ts';
import { soundNeighbours, type PassedOver } from './neighbours.ts';

/** A measured collapse, and what was measured. */
export interface MeasuredCollapse extends CollapseResult {
  readonly body: MeasuredBody | null;
  readonly above: MeasuredBody | null;
  readonly below: MeasuredBody | null;
  readonly passedOver: readonly PassedOver[];
  readonly involvement: Involvement | null;
}

/** The collapse of a level from the heights and outlines of a reading. Source: spec clinical-rules 4.4 and 4.9. */
export function measuredCollapse(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): MeasuredCollapse {
  const body = measuredBody(reading, level, images);
  const { above, below, passedOver, flatBelowMm } = soundNeighbours(reading, level, images);
  const involved = involvement(reading, level, images);
  const against = [above, below].flatMap((one) => one?.level ?? []).join(' and ');
  const passed = passedOver.map(({ level: one, why }) => `${one} was passed over: ${why}.`);
  const result = collapseOf(
    {
      heights: body?.heights ?? NO_HEIGHTS,
      above: above?.heights ?? null,
      below: below?.heights ?? null,
      fracture: null,
      involvementPercent: involved?.percent ?? null,
      isInvolvementEstimate: involved?.isEstimate ?? false,
      ...(involved === null ? {} : { highestInvolvementPercent: involved.highestPercent }),
      isOutlined: body?.isOutlined ?? false,
      flatBelowMm,
      ...(against === '' ? {} : { against }),
      ...(passed.length === 0 ? {} : { passedOver: passed.join(' ') }),
    },
    {
      none: ruleValue(reading.rules, 'sins-collapse-ask-percent'),
      collapsed: ruleValue(reading.rules, 'sins-collapse-percent'),
    },
  );
  return { ...result, body, above, below, passedOver, involvement: involved };
}

const NO_HEIGHTS: BodyHeights = { anterior: null, middle: null, posterior: null };
