import { describe, expect, it } from 'vitest';
import type { Vertebra } from '../level.ts';
import { PROPOSED_RULES } from '../rules.ts';
import {
  proposeAlignment,
  translationLimitMm,
  type AlignmentInput,
  type Bend,
  type Slip,
} from './alignment.ts';
import { collapseOf, involvementOf, type BodyHeights, type CollapseInput } from './collapse.ts';
import { sinsLocation, sinsLocationOfAll } from './location.ts';
import { sinsPosterolateral } from './posterolateral.ts';
import { pointsOf } from './total.ts';

/** Expected values are those of spec clinical-rules 4.1 to 4.6. */

const locationPoints = (vertebra: Vertebra): number =>
  pointsOf('location', sinsLocation({ kind: 'vertebra', vertebra }).answer);

const discPoints = (upper: Vertebra, lower: Vertebra): number =>
  pointsOf('location', sinsLocation({ kind: 'disc', upper, lower }).answer);

describe('location', () => {
  it.each<[number, readonly Vertebra[]]>([
    [3, ['C0', 'C1', 'C2', 'C7', 'T1', 'T2', 'T11', 'T12', 'T13', 'L1', 'L5', 'L6', 'S1']],
    [2, ['C3', 'C4', 'C5', 'C6', 'L2', 'L3', 'L4']],
    [1, ['T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10']],
    [0, ['S2', 'S3', 'S4', 'S5', 'Co']],
  ])('is %i for %j', (points, vertebrae) => {
    expect(vertebrae.map(locationPoints)).toEqual(vertebrae.map(() => points));
  });

  it.each<[Vertebra, Vertebra, number]>([
    ['C2', 'C3', 3], ['C6', 'C7', 3], ['T2', 'T3', 3], ['T10', 'T11', 3], ['L1', 'L2', 3], ['L4', 'L5', 3],
    ['S1', 'S2', 3], ['C3', 'C4', 2], ['T5', 'T6', 1], ['L3', 'L4', 2], ['S2', 'S3', 0],
  ])('of the disc %s-%s is the higher of the two: %i', (upper, lower, points) => {
    expect(discPoints(upper, lower)).toBe(points);
  }); // prettier-ignore

  it('of a lesion across vertebrae is the highest of them', () => {
    expect(sinsLocationOfAll(['T9', 'T10', 'T11']).answer).toBe('junctional');
  });

  it('says that the coccyx is outside the table', () => {
    expect(sinsLocation({ kind: 'vertebra', vertebra: 'Co' })).toEqual({
      answer: 'rigid',
      outsideTable: true,
    });
    expect(sinsLocation({ kind: 'vertebra', vertebra: 'S5' }).outsideTable).toBe(false);
  });
});

describe('posterolateral', () => {
  it('is not proposed when nothing was looked at, whatever else is marked', () => {
    expect(sinsPosterolateral('T9', {})).toBeNull();
    expect(sinsPosterolateral('T9', { 'lamina-left': 'present' })).toBeNull();
  });

  /** Every listed element of both sides looked at and free. */
  const free = Object.fromEntries(
    (['pedicle', 'facet', 'costovertebral'] as const).flatMap((element) =>
      (['right', 'left'] as const).map((side) => [`${element}-${side}`, 'absent'] as const),
    ),
  );

  it('counts pedicle, facet and costovertebral joint, not lamina or processes (s11)', () => {
    expect(sinsPosterolateral('L3', { ...free, 'lamina-left': 'present' })).toMatchObject({
      value: 'none',
    });
    expect(sinsPosterolateral('T9', { ...free, 'costovertebral-left': 'present' })).toMatchObject({
      value: 'unilateral',
      reason: 'Involved on the left only.',
    });
  });

  it('is none only when every listed element of both sides was looked at (4.9)', () => {
    const pedicles = { 'pedicle-right': 'absent', 'pedicle-left': 'absent' } as const;
    expect(sinsPosterolateral('L3', pedicles)).toEqual({
      kind: 'ask',
      options: ['none', 'unilateral', 'bilateral'],
      question:
        'Is anything involved on the right or the left? Not looked at, or not clear: right facet joint; left facet joint (P).',
    });
    const facets = { 'facet-right': 'absent', 'facet-left': 'absent' } as const;
    expect(sinsPosterolateral('L3', { ...pedicles, ...facets })).toMatchObject({ value: 'none' });
    expect(sinsPosterolateral('T9', { ...pedicles, ...facets })).toMatchObject({
      options: ['none', 'unilateral', 'bilateral'],
    });
    expect(sinsPosterolateral('T9', free)).toMatchObject({ value: 'none' });
  });

  it('has no costovertebral joint below the ribs', () => {
    expect(sinsPosterolateral('L2', { 'costovertebral-left': 'present' })).toBeNull();
    expect(sinsPosterolateral('T13', { 'costovertebral-left': 'present' })).not.toBeNull();
  });

  it('is bilateral with any listed element on each side', () => {
    expect(
      sinsPosterolateral('T9', { 'pedicle-right': 'present', 'facet-left': 'present' }),
    ).toMatchObject({ value: 'bilateral' });
  });

  it('asks about the side not looked at or left undetermined', () => {
    expect(sinsPosterolateral('T9', { 'pedicle-right': 'present' })).toMatchObject({
      kind: 'ask',
      options: ['unilateral', 'bilateral'],
    });
    expect(
      sinsPosterolateral('T9', { 'pedicle-right': 'undetermined', 'facet-left': 'absent' }),
    ).toMatchObject({ kind: 'ask', options: ['none', 'unilateral', 'bilateral'] });
    expect(sinsPosterolateral('T9', { ...free, 'pedicle-right': 'undetermined' })).toMatchObject({
      kind: 'ask',
      options: ['none', 'unilateral'],
    });
  });
});

const heights = (anterior: number, middle: number, posterior: number): BodyHeights => ({
  anterior,
  middle,
  posterior,
});

/** The table's neighbours; their means are 25, 24 and 26. */
const measured = (own: BodyHeights, change: Partial<CollapseInput> = {}) =>
  collapseOf({
    heights: own,
    above: heights(24, 23, 25),
    below: heights(26, 25, 27),
    fracture: null,
    involvementPercent: null,
    ...change,
  });

describe('collapse', () => {
  it.each([
    [heights(12, 11, 22), [52.0, 54.2, 15.4]],
    [heights(12.5, 13, 25), [50.0, 45.8, 3.8]],
    [heights(20, 19.5, 24), [20.0, 18.8, 7.7]],
    [heights(22, 21, 25), [12.0, 12.5, 3.8]],
  ])('loses by column as in the table: %j', (own, expected) => {
    const { lossPercent } = measured(own);
    const rounded = [lossPercent.anterior, lossPercent.middle, lossPercent.posterior].map(
      (value) => Math.round((value ?? NaN) * 10) / 10,
    );
    // 18.75 is printed as 18.8 in the table.
    expect(rounded).toEqual(expected);
  });

  it('over 50 is 3, and near 50 the other answer is named', () => {
    expect(measured(heights(12, 11, 22)).proposal).toMatchObject({
      value: 'over-50',
      alternative: 'up-to-50',
    });
  });

  it('of exactly 50 is 2, with both totals to be shown', () => {
    expect(measured(heights(12.5, 13, 25)).proposal).toMatchObject({
      value: 'up-to-50',
      alternative: 'over-50',
    });
  });

  it('of exactly 20 is 2 without a boundary', () => {
    expect(measured(heights(20, 19.5, 24)).proposal).toMatchObject({
      value: 'up-to-50',
      alternative: null,
    });
  });

  it('from 10 to below 20 asks for a fracture line, open from 0 to 2 points', () => {
    expect(measured(heights(22, 21, 25)).proposal).toMatchObject({
      kind: 'ask',
      options: ['up-to-50', 'involved-over-50', 'none'],
    });
    expect(measured(heights(22, 21, 25), { fracture: true }).proposal).toMatchObject({
      value: 'up-to-50',
    });
    expect(measured(heights(22, 21, 25), { fracture: false }).proposal).toMatchObject({
      kind: 'ask',
      options: ['involved-over-50', 'none'],
    });
  });

  it('below 10 is none, unless more than half is involved or an endplate is broken', () => {
    const whole = heights(24.9, 23.9, 25.9);
    expect(measured(whole, { involvementPercent: 50.0 }).proposal).toMatchObject({
      value: 'none',
      alternative: 'involved-over-50',
    });
    expect(measured(whole, { involvementPercent: 50.1 }).proposal).toMatchObject({
      value: 'involved-over-50',
      alternative: 'none',
    });
    expect(measured(whole, { involvementPercent: 44.9 }).proposal).toMatchObject({
      value: 'none',
      alternative: null,
    });
    expect(measured(whole, { fracture: true, involvementPercent: 80 }).proposal).toMatchObject({
      value: 'up-to-50',
    });
  });

  it('says what it was compared with', () => {
    const own = heights(12, 11, 22);
    expect(measured(own).reference).toBe('both');
    expect(measured(own, { above: null }).reference).toBe('one-sided');
    const alone = measured(own, { above: null, below: null });
    expect(alone.reference).toBe('self-reference');
    // Against its own posterior 22: 1 - 11/22.
    expect(alone.collapsePercent).toBeCloseTo(50);
  });

  it('is never none of what was not looked at (4.9)', () => {
    const alone = { above: null, below: null, involvementPercent: 20 } as const;
    const all = ['over-50', 'up-to-50', 'none'];
    // 6/6/6 without a neighbour: a flat body looks whole against its own back.
    expect(measured(heights(6, 6, 6), alone).proposal).toMatchObject({ options: all });
    expect(measured(heights(6, 6, 6), { ...alone, flatBelowMm: 12, isOutlined: true }).proposal).toEqual({
      kind: 'ask',
      options: all,
      question: 'Flat body? 6.0 mm is little for this region, and no neighbour is measured (H).',
    });
    // Only the posterior height, though both neighbours are whole.
    const posterior = { anterior: null, middle: null, posterior: 26 };
    expect(measured(posterior, { involvementPercent: 20 }).proposal).toEqual({
      kind: 'ask',
      options: all,
      question:
        '0.0 % of the height is lost (posterior, against the bodies above and below). The anterior and middle heights are not measured here or beside (H).',
    });
    // A third lost in front; the middle may have lost more than half.
    const anterior = { anterior: 16, middle: null, posterior: null };
    expect(measured(anterior).proposal).toMatchObject({ options: ['over-50', 'up-to-50'] });
    expect(measured({ ...anterior, anterior: 10 }).proposal).toMatchObject({ value: 'over-50' });
    // Outlined, and not low for its region: its own back will do.
    const whole = heights(24, 24, 24);
    expect(measured(whole, { ...alone, flatBelowMm: 12 }).proposal).toMatchObject({ options: all });
    expect(
      measured(whole, { ...alone, flatBelowMm: 12, isOutlined: true }).proposal,
    ).toMatchObject({ value: 'none' });
  }); // prettier-ignore

  it('asks where slices without an outlined tumour decide the involvement', () => {
    const whole = heights(24.9, 23.9, 25.9);
    expect(
      measured(whole, { involvementPercent: 20, highestInvolvementPercent: 60 }).proposal,
    ).toMatchObject({ kind: 'ask', options: ['involved-over-50', 'none'] });
    expect(
      measured(whole, { involvementPercent: 20, highestInvolvementPercent: 40 }).proposal,
    ).toMatchObject({ value: 'none' });
  });

  it('without heights is proposed only as far as it is known', () => {
    const nothing = { anterior: null, middle: null, posterior: null };
    expect(measured(nothing).proposal).toBeNull();
    expect(measured(nothing, { fracture: true }).proposal).toMatchObject({
      options: ['over-50', 'up-to-50'],
    });
    expect(measured(nothing, { involvementPercent: 60 }).proposal).toMatchObject({
      options: ['over-50', 'up-to-50', 'involved-over-50'],
    });
  });

  it('takes involvement over slices, and calls a single slice an estimate', () => {
    const slice = (tumourMm2: number, spacingMm: number) => ({
      tumourMm2,
      bodyMm2: 1000,
      spacingMm,
    });
    // (300 x 4 + 900 x 2) / (1000 x 4 + 1000 x 2) = 3000 / 6000.
    expect(involvementOf([slice(300, 4), slice(900, 2)])).toEqual({
      percent: 50,
      isEstimate: false,
    });
    expect(involvementOf([slice(300, 4)])).toEqual({ percent: 30, isEstimate: true });
    expect(involvementOf([])).toBeNull();
  });
});

describe('alignment', () => {
  const slip = (mm: number, lower: Vertebra = 'T9'): AlignmentInput => ({
    slip: { lower, mm },
    bends: [],
  });
  const bend = (angleDeg: number, expected: number | null): Bend => ({
    kind: 'kyphosis',
    angleDeg,
    expected:
      expected === null ? null : { angleDeg: expected, levels: ['T7', 'T11'], spreadDeg: 2 },
  });

  it('proposes translation from the limit of its region on, forwards and backwards', () => {
    const regions: readonly Vertebra[] = ['C5', 'T9', 'L3', 'S1'];
    expect(regions.map((lower) => translationLimitMm(lower))).toEqual([3.5, 2.5, 4.5, 4.5]);
    const value = (input: AlignmentInput) => {
      const proposal = proposeAlignment(input);
      return proposal?.kind === 'answer' ? proposal.value : proposal?.kind;
    };
    expect([3.5, 3.4].map((mm) => value(slip(mm, 'C5')))).toEqual(['translation', 'ask']);
    expect([-2.5, 2.4].map((mm) => value(slip(mm, 'T9')))).toEqual(['translation', 'ask']);
    expect([4.5, -4.4].map((mm) => value(slip(mm, 'L3')))).toEqual(['translation', 'ask']);
  });

  it('asks from 2 mm to the limit whether it is due to tumour', () => {
    expect(proposeAlignment(slip(2))).toMatchObject({
      kind: 'ask',
      options: ['translation', 'deformity', 'normal'],
      question:
        'Translation of 2.0 mm forwards on T9, limit 2.5 mm. Is it due to tumour? Kyphosis is not measured (Q).',
    });
    expect(proposeAlignment({ ...slip(2), bends: [bend(8, 8)] })).toMatchObject({
      options: ['translation', 'normal'],
    });
  });

  it('below 2 mm leaves kyphosis open, and counts nothing that was not measured', () => {
    expect(proposeAlignment(slip(1.9, 'L3'))).toMatchObject({
      kind: 'ask',
      options: ['deformity', 'normal'],
    });
    expect(proposeAlignment({ ...slip(0.3), bends: [bend(8, 8)] })).toMatchObject({
      value: 'normal',
      reason:
        'Kyphosis 8.0°, 0.0° more than the mean of T7 and T11 (8.0°). Supine imaging hides mobile deformity.',
    });
  });

  it('takes translation before deformity (X26)', () => {
    expect(proposeAlignment({ ...slip(5), bends: [bend(25, 8)] })).toMatchObject({
      value: 'translation',
    });
  });

  const still: Slip = { lower: 'T9', mm: 0.3 };

  it('proposes deformity by its increase, also out of a lordosis, and asks without a comparison', () => {
    expect(proposeAlignment({ slip: still, bends: [bend(18, 8)] })).toMatchObject({
      value: 'deformity',
      reason: 'Kyphosis 18.0°, 10.0° more than the mean of T7 and T11 (8.0°).',
    });
    expect(proposeAlignment({ slip: still, bends: [bend(17.9, 8)] })).toMatchObject({
      value: 'normal',
    });
    expect(proposeAlignment({ slip: still, bends: [bend(0.4, -11.8)] })).toMatchObject({
      value: 'deformity',
    });
    expect(proposeAlignment({ slip: still, bends: [bend(-20, -8)] })).toMatchObject({
      value: 'normal',
    });
    expect(proposeAlignment({ slip: still, bends: [bend(17, null)] })).toMatchObject({
      kind: 'ask',
      options: ['deformity', 'normal'],
      question: 'Kyphosis 17.0°. Is it new?',
    });
    expect(proposeAlignment({ slip: null, bends: [] })).toBeNull();
  });

  it('without the slip is 0 or 4 at best, and names what is missing (4.9)', () => {
    expect(proposeAlignment({ slip: null, bends: [bend(8, 8)] })).toEqual({
      kind: 'ask',
      options: ['translation', 'normal'],
      question:
        'Kyphosis 8.0°, 0.0° more than the mean of T7 and T11 (8.0°). Translation is not measured (R).',
    });
    expect(proposeAlignment({ slip: null, bends: [bend(17, null)] })).toMatchObject({
      options: ['translation', 'deformity', 'normal'],
      question: 'Kyphosis 17.0°. Is it new? Translation is not measured (R).',
    });
    expect(proposeAlignment({ slip: null, bends: [bend(18, 8)] })).toMatchObject({
      value: 'deformity',
      reason:
        'Kyphosis 18.0°, 10.0° more than the mean of T7 and T11 (8.0°). Translation is not measured (R).',
    });
  });

  it('keeps kyphosis and scoliosis, and takes the higher (4.9)', () => {
    const curve = (angleDeg: number): Bend => ({
      kind: 'scoliosis',
      angleDeg,
      expected: { angleDeg: 2, levels: ['T7', 'T11'], spreadDeg: 1 },
    });
    expect(proposeAlignment({ slip: still, bends: [bend(8, 8), curve(14)] })).toMatchObject({
      value: 'deformity',
      reason: 'Scoliosis 14.0°, 12.0° more than the mean of T7 and T11 (2.0°).',
    });
    expect(proposeAlignment({ slip: still, bends: [bend(20, 8), curve(3)] })).toMatchObject({
      value: 'deformity',
    });
    expect(proposeAlignment({ slip: still, bends: [bend(8, 8), curve(3)] })).toMatchObject({
      value: 'normal',
    });
    // The coronal angle alone says nothing of the sagittal one.
    expect(proposeAlignment({ slip: still, bends: [curve(3)] })).toMatchObject({
      kind: 'ask',
      options: ['deformity', 'normal'],
    });
  });

  it('asks where the segments compared differ themselves: the curve changes there', () => {
    const atJunction = { angleDeg: -1, levels: ['T10', 'L2'], spreadDeg: 18 } as const;
    const propose = (angleDeg: number) =>
      proposeAlignment({
        slip: still,
        bends: [{ kind: 'kyphosis', angleDeg, expected: atJunction }],
      });
    expect(propose(11)).toMatchObject({
      kind: 'ask',
      question:
        'Kyphosis 11.0°, 12.0° more than the mean of T10 and L2 (-1.0°). The curve changes here. Is it new?',
    });
    // Larger than both of them by 10, or than neither: clear again.
    expect(propose(18)).toMatchObject({ value: 'deformity' });
    expect(propose(-1)).toMatchObject({ value: 'normal' });
  });

  it('follows the limits that a site has set', () => {
    const rules = {
      ...PROPOSED_RULES,
      changed: { 'sins-translation-thoracic-mm': 3, 'sins-kyphosis-deg': 15 },
    } as const;
    expect(proposeAlignment(slip(2.5), rules)).toMatchObject({ kind: 'ask' });
    expect(proposeAlignment({ slip: still, bends: [bend(20, 8)] }, rules)).toMatchObject({
      value: 'normal',
    });
  });
});
