import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { Vertebra } from '../level.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type LevelAssessment,
  type MarkId,
  type Measurement,
  type Reading,
} from '../reading.ts';
import { sagittalSeries } from '../testing/study-fixture.ts';
import { measuredCollapse } from './measured-collapse.ts';
import { soundNeighbours } from './neighbours.ts';
import { proposeSins } from './propose.ts';
import { summariseSins } from './summary.ts';
import { trendAt } from './trend.ts';

const sagittal = sagittalSeries();
const images = createImageLookup([sagittal]);
const frame = sagittal.frames[5];
if (!frame) throw new Error('no frame');
const image = { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber };

let marks = 0;
/** Three heights of a body, on pixels of 1 mm; `null` where one is not measured. */
const body = (level: Vertebra, ...values: readonly (number | null)[]): readonly Measurement[] =>
  (['anterior', 'middle', 'posterior'] as const).flatMap((column, i): readonly Measurement[] => {
    const mm = values.length === 1 ? values[0] : values[i];
    if (mm === null || mm === undefined) return [];
    marks += 1;
    const id = `2.25.${marks}` as MarkId;
    const points = [imagePoint(100, 50), imagePoint(100, 50 + mm)] as const;
    return [{ id, kind: 'height', level, column, image, points }];
  });

const read = (
  bodies: readonly (readonly Measurement[])[],
  assessments: Partial<Record<Vertebra, Partial<LevelAssessment>>> = {},
): Reading => ({
  ...createReading('1.2' as Uid),
  measurements: bodies.flat(),
  assessments: Object.fromEntries(
    Object.entries(assessments).map(([level, said]) => [level, { ...EMPTY_ASSESSMENT, ...said }]),
  ),
});

const neighbours = (reading: Reading) => {
  const { above, below, passedOver } = soundNeighbours(reading, 'T9', images);
  return [above?.level ?? null, below?.level ?? null, passedOver];
};

const answeredAt = '2031-03-14T09:00:00+00:00';

describe('trendAt', () => {
  it('is the line that most bodies follow, whatever one of them lost', () => {
    // 20, 21, 22, 23 rise by 1 a vertebra; the one at place 3 lost half.
    const heights = [20, 21, 22, 11.5].map((mm, place) => ({ place, mm }));
    // With a fifth body six of ten slopes are 1, and the low one has -10.5, -4.75, -2.83 and 12.5.
    expect(trendAt(heights.slice(0, 3), 3)).toBeCloseTo(23);
    expect(trendAt([...heights, { place: 4, mm: 24 }], 3)).toBeCloseTo(23);
  });
  it('needs three bodies', () => {
    expect(trendAt([{ place: 0, mm: 20 }, { place: 1, mm: 21 }], 0)).toBeNull();
  }); // prettier-ignore
});

describe('the bodies compared with (4.9)', () => {
  it('lie within two levels', () => {
    expect(neighbours(read([body('T6', 20), body('T9', 20), body('T11', 22)]))).toEqual([
      null,
      'T11',
      [],
    ]);
    expect(neighbours(read([body('T7', 20), body('T9', 20), body('T12', 22)]))).toEqual([
      'T7',
      null,
      [],
    ]);
  });

  it('are not involved, and not marked as collapsed; who is passed over is named', () => {
    const bodies = [body('T8', 20), body('T9', 12), body('T10', 20), body('T11', 22)];
    const collapse = { kind: 'answer', value: 'up-to-50', source: 'reader', answeredAt } as const;
    const reading = read(bodies, {
      T8: { compartments: { 'body-anterior-left': 'present' } },
      T10: { sins: { collapse } },
    });
    expect(neighbours(reading)).toEqual([
      null,
      'T11',
      [
        { level: 'T8', why: 'involved' },
        { level: 'T10', why: 'marked as collapsed' },
      ],
    ]);
    expect(proposeSins(reading, 'T9', images).collapse).toMatchObject({
      value: 'up-to-50',
      reason:
        '45.5 % of the height is lost (anterior, against T11, one-sided). T8 was passed over: involved. T10 was passed over: marked as collapsed.',
    });
    expect(neighbours(read(bodies, { T10: { fracture: { 'mr-fluid': 'osteoporotic' } } }))[2]).toEqual(
      [{ level: 'T10', why: 'marked as collapsed' }],
    );
  }); // prettier-ignore

  it('follow the line of the measured bodies, where there are three', () => {
    const reading = read([
      body('T6', 20),
      body('T7', 21),
      body('T8', 22),
      body('T9', 11),
      body('T10', 14),
      body('T11', 25),
    ]);
    // The line has 24 at T10: 14 is 41.7 % below it.
    expect(neighbours(reading)).toEqual([
      'T8',
      'T11',
      [
        {
          level: 'T10',
          why: 'its anterior height is 42 % below the line through the measured bodies',
        },
      ],
    ]);
    // Two bodies make no line.
    expect(neighbours(read([body('T8', 22), body('T9', 11), body('T10', 14)]))).toEqual([
      'T8',
      'T10',
      [],
    ]);
  });
});

describe('a flat body (4.9)', () => {
  it('6/6/6 without neighbours is asked, and the total is a range', () => {
    const proposals = proposeSins(read([body('T9', 6)]), 'T9', images);
    expect(proposals.collapse).toMatchObject({
      kind: 'ask',
      options: ['over-50', 'up-to-50', 'involved-over-50', 'none'],
      question: 'Flat body? 6.0 mm is little for this region, and no neighbour is measured (H).',
    });
    const said = <V extends string>(value: V) =>
      ({ kind: 'answer', value, source: 'reader', answeredAt }) as const;
    const { total } = summariseSins(
      {
        pain: said('none'),
        lesion: said('lytic'),
        alignment: said('normal'),
        posterolateral: said('none'),
      },
      proposals,
    );
    // 0 + 1 + 2 + 0 + (0..3) + 0.
    expect(total).toMatchObject({ kind: 'range', min: 3, max: 6 });
  });

  it('is low against the bodies within four levels', () => {
    const asked = (...bodies: readonly (readonly Measurement[])[]) => {
      const proposal = measuredCollapse(read([body('T9', 13), ...bodies]), 'T9', images).proposal;
      return proposal?.kind === 'ask' ? proposal.question : proposal;
    };
    // T5 and T6 are no neighbours; 60 % of their mean of 22 is 13.2.
    expect(asked(body('T5', 22), body('T6', 22))).toMatch(/^Flat body\? 13\.0 mm/);
    expect(asked(body('T4', 22))).toMatch(/No sound neighbour within two levels is measured/);
  });
});

it('only the posterior height is asked, beside whole neighbours', () => {
  const reading = read([body('T8', 24), body('T9', null, null, 24), body('T10', 24)]);
  expect(proposeSins(reading, 'T9', images).collapse).toMatchObject({ kind: 'ask' });
});
