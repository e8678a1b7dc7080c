import { describe, expect, it } from 'vitest';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import {
  at,
  box,
  buffered,
  CANAL,
  caseF,
  CORD,
  cut,
  cutAway,
  ellipse,
  epidural,
  inFront,
  joined,
  REFERENCE,
  SAC,
  slice,
  within,
} from './acceptance-shapes.ts';
import { ESCC_GRADES, type EsccGrade, type EsccProposal } from './escc.ts';
import { explainEscc } from './explain.ts';
import { gradeSlice } from './grade-slice.ts';
import { proposeLevel } from './level-proposal.ts';
import type { EsccSliceInput } from './slice-input.ts';

/** R1 to R12 of spec clinical-rules 3.7. "Contains" is a range or at-least whose span holds the grade. */

const grade = (value: EsccGrade): EsccProposal => ({ kind: 'grade', grade: value });
const rank = (value: EsccGrade): number => ESCC_GRADES.indexOf(value);
const kinds = (input: EsccSliceInput) => gradeSlice(input).flags.map(({ kind }) => kind);

function expectContains(proposal: EsccProposal, value: EsccGrade): void {
  if (proposal.kind === 'at-least') {
    expect(rank(proposal.lowest)).toBeLessThanOrEqual(rank(value));
    return;
  }
  const [lowest, highest] =
    proposal.kind === 'range'
      ? [proposal.lowest, proposal.highest]
      : proposal.kind === 'grade'
        ? [proposal.grade, proposal.grade]
        : expect.fail(`no grade: ${proposal.reason}`);
  expect(rank(lowest)).toBeLessThanOrEqual(rank(value));
  expect(rank(highest)).toBeGreaterThanOrEqual(rank(value));
}

const withoutCanals = (input: EsccSliceInput): EsccSliceInput => ({
  ...input,
  canal: null,
  references: input.references.map((one) => ({ ...one, canal: null })),
});

/** Tumour that fills the canal left and right of a sac, each with its own line along it. */
const bothSidesOf = (sac: PlanePolygon) =>
  [box(-20, -20, 0, 20), box(0, -20, 20, 20)].flatMap((half) =>
    epidural(cutAway(within(CANAL, half), sac)),
  );

/** One outline of the body's tumour and what of it fills the canal in front of case D's sac. */
const mass = joined(box(-9, -30, 9, -8), within(CANAL, inFront(-4, 4.5)));
const r1 = cut(-4, { tumour: [{ kind: 'bone', polygon: mass }] });

describe('tumour that is not tagged epidural', () => {
  it('R1: one bone outline is 1c with the canal, and without it a range that names the canal', () => {
    expect(gradeSlice(r1).proposal).toEqual(grade('1c'));
    const open = gradeSlice(withoutCanals(r1));
    expectContains(open.proposal, '1c');
    expect(open.proposal.kind).toBe('range');
    expect(open.differs[0]).toBe('tumour-in-canal');
    expect(open.asks).toBe('tumour-in-canal');
  });

  it('R1: the answer settles which tumour lies in the canal', () => {
    const answer = (value: boolean): EsccProposal =>
      gradeSlice({ ...withoutCanals(r1), answers: { 'tumour-in-canal': value } }).proposal;
    expect(answer(false)).toEqual(grade('0'));
    // Without canals a shift of the cord cannot be denied: 1c or 2.
    expect(answer(true)).toMatchObject({ kind: 'range', lowest: '1c', highest: '2' });
  });

  it('R2: a piece tagged epidural elsewhere does not hide what the bone outline has in the canal', () => {
    const piece = box(8.2, -1.1, 9.4, 1.1);
    expect(gradeSlice({ ...r1, tumour: [...r1.tumour, ...epidural(piece)] }).proposal).toEqual(
      grade('1c'),
    );
  });

  it('R3: one paraspinal outline from the side is 1c with the canal, never a single 0 without', () => {
    const side = box(4.8, -6, 60, 6);
    const lateral = joined(within(CANAL, side), box(9.5, -5, 25, 5));
    const r3 = slice({
      sac: cutAway(SAC, side),
      tumour: [
        { kind: 'paraspinal', polygon: lateral },
        { kind: 'bone', polygon: box(-9, -30, 9, -10) },
      ],
    });
    expect(gradeSlice(r3).proposal).toEqual(grade('1c'));
    const open = gradeSlice(withoutCanals(r3)).proposal;
    expectContains(open, '1c');
    expect(open).not.toEqual(grade('0'));
  });
});

describe('what squeezes and shifts', () => {
  it('R4: a cord squeezed across the mean direction of the tumour is 3 by its lost width', () => {
    const cord = ellipse(9, 4.1);
    // 7 - 4.1 = 2.9 mm lost front to back, where 1.5 + 1.0 are asked for.
    const r4 = slice({
      cord,
      sac: buffered(cord, 0.4),
      tumour: epidural(ellipse(20, 17, 0.6, 0)),
      pixelMm: 1,
    });
    expect(gradeSlice(r4).proposal).toEqual(grade('3'));
  });

  it('R5: a shift of the whole sac is asked for once without canals, and 1b with them', () => {
    const shape = { sac: ellipse(12, 10), cord: CORD };
    const references = [shape, shape].map((one) => ({ ...one, canal: CANAL }));
    const sac = ellipse(12, 10, 0, 1.9);
    const tumour = epidural(cutAway(within(CANAL, inFront(-3.2, 6)), sac));
    const r5 = slice({ sac, cord: ellipse(9, 7, 0, 1.9), tumour, references });
    const known = gradeSlice(r5);
    expect(known.proposal).toEqual(grade('1b'));
    expect(known.flags).toContainEqual({ kind: 'displaced-without-contact' });
    const open = gradeSlice(withoutCanals(r5));
    expectContains(open.proposal, '1b');
    expect(open.proposal).toMatchObject({ open: ['sac-or-cord-displaced'] });
    const answered = (value: boolean) =>
      gradeSlice({ ...withoutCanals(r5), answers: { 'sac-or-cord-displaced': value } }).proposal;
    expect(answered(true)).toEqual(grade('1b'));
    expect(answered(false)).toEqual(grade('1a'));
  });

  it('a cord that lies ventrally before dorsal tumour is 1b with the note of the apex', () => {
    const behind = box(-4.5, 5, 4.5, 60);
    const cord = ellipse(9, 7, 0, -2);
    const apex = slice({
      cord,
      sac: cutAway(SAC, behind),
      tumour: epidural(within(CANAL, behind)),
    });
    expect(gradeSlice(apex).proposal).toEqual(grade('1b'));
    expect(kinds(apex)).toContain('ventral-at-apex');
  });
});

describe('lines that are off', () => {
  it('R6: references that are too small prove a dent and deny none', () => {
    const references = [1, 2].map(() => ({
      ...REFERENCE,
      sac: ellipse(13, 10.5),
      canal: ellipse(22, 19),
    }));
    const r6 = (y: number): EsccSliceInput =>
      slice({
        sac: cutAway(ellipse(17, 15), inFront(y, 4.5)),
        canal: ellipse(22, 19),
        tumour: epidural(within(ellipse(22, 19), inFront(y, 4.5))),
        references,
      });
    expectContains(gradeSlice(r6(-4)).proposal, '1c');
    expect(kinds(r6(-4))).toContainEqual('reference-small');
    // A dent of 1.5 mm in a sac whose reference ends short of it, and too flat for its own hull: not denied.
    expect(gradeSlice(r6(-6)).proposal).not.toEqual(grade('1a'));
  });

  it('R7: a sac drawn 0.9 mm into the tumour contains 1c and says by how much', () => {
    const r7 = cut(-4, { sac: cutAway(SAC, inFront(-4.9, 4.5)) });
    const found = gradeSlice(r7);
    expectContains(found.proposal, '1c');
    const [overlap] = found.flags.filter((flag) => flag.kind === 'overlap');
    expect(overlap?.depthMm).toBeCloseTo(0.9, 2);
  });

  it('R8: CSF drawn as the sac is no CSF where nothing of it is wide enough', () => {
    const { sac } = caseF();
    expect(gradeSlice(caseF({ csf: sac === null ? [] : [sac] })).proposal).toEqual(grade('3'));
  });

  it.each([
    ['drawn around it', caseF().tumour],
    ['on both sides of it', bothSidesOf(caseF().sac ?? SAC)],
  ])('a sac drawn 1.1 mm too wide, tumour %s, never hides that no CSF is left', (_, tumour) => {
    // A rim of 1.5 mm; the true one, 0.4 mm, is case F's and no CSF.
    const wide = caseF({ sac: buffered(caseF().cord ?? CORD, 1.5), tumour });
    expectContains(gradeSlice(wide).proposal, '3');
  });

  it('a rim as wide as visible CSF but for half a pixel is asked for from either side', () => {
    // t is 1.0 mm and half a pixel 0.3 mm.
    const rimOf = (mm: number) =>
      gradeSlice(caseF({ sac: buffered(caseF().cord ?? CORD, mm) })).proposal;
    expect(rimOf(0.6)).toEqual(grade('3'));
    expect(rimOf(0.9)).toMatchObject({ kind: 'range', lowest: '2', highest: '3' });
    expectContains(rimOf(1.1), '3');
  });

  it('tumour that a sac drawn too wide surrounds is not lost in it', () => {
    const lost = slice({
      sac: buffered(SAC, 0.9),
      tumour: [...epidural(box(-3, -7.3, 3, -6.6)), { kind: 'bone', polygon: box(-9, -30, 9, -9) }],
    });
    expectContains(gradeSlice(lost).proposal, '1a');
  });

  it('R9: a canal that ends at the tumour contains 1b', () => {
    const canal = cutAway(CANAL, inFront(-5.3, 60));
    const r9 = cut(-5, { canal });
    expectContains(gradeSlice(r9).proposal, '1b');
  });

  it('R10: a slice with tumour in the canal and no sac hides a grade', () => {
    const slices = [
      cut(-6.2),
      cut(-4, { sac: null }),
      cut(-6.2, {
        sac: null,
        tumour: [{ kind: 'bone', polygon: box(-9, -30, 9, -9) }],
        canal: null,
      }),
    ].map((input) => gradeSlice(input).proposal);
    expect(slices[0]).toEqual(grade('1a'));
    const level = (of: readonly (EsccProposal | undefined)[]) =>
      proposeLevel(of.flatMap((one, i) => (one ? [{ slice: i, proposal: one }] : [])))?.proposal;
    expect(level(slices.slice(0, 2))).toEqual({ kind: 'at-least', lowest: '1a' });
    // Bone tumour alone, outlined for another score, hides nothing.
    expect(level([slices[0], slices[2]])).toEqual(grade('1a'));
  });

  it('R11: a piece below the least area beside the sac is read both ways', () => {
    // 3 x 1 mm, 0.1 mm in front of the sac; A_min is 4 mm2 at 1 mm pixels.
    const r11 = slice({
      pixelMm: 1,
      tumour: [
        ...epidural(box(-1.5, -7.6, 1.5, -6.6)),
        { kind: 'bone', polygon: box(-9, -30, 9, -9) },
      ],
    });
    expect(gradeSlice(r11).proposal).toMatchObject({ kind: 'range', lowest: '0', highest: '1a' });
  });

  it('what a reader outlined as epidural is read both ways however small it is', () => {
    // 1 x 0.7 mm of it; A_min is 2 mm2.
    const tiny = slice({
      tumour: [
        ...epidural(box(-0.5, -7.3, 0.5, -6.6)),
        { kind: 'bone', polygon: box(-9, -30, 9, -9) },
      ],
    });
    expect(gradeSlice(tiny).proposal).toMatchObject({ kind: 'range', lowest: '0', highest: '1a' });
  });

  it('tumour drawn around the cord asks for the sac, and is not taken for one in the cord', () => {
    const found = gradeSlice(slice({ tumour: epidural(CANAL), sac: null }));
    expect(found.proposal).toEqual({ kind: 'none', reason: 'no-sac' });
    expect(found.problems).toEqual([]);
  });

  it('R12: a cord line 0.5 mm outside the sac over 60 degrees is mended, and said', () => {
    const { cord, sac } = caseF();
    if (cord === null || sac === null) throw new Error('case F has both');
    const slipped: PlanePolygon = cord.map(([x, y]) => {
      const angle = Math.abs(Math.atan2(y - 0.5, x));
      // The sac lies 0.4 mm outside the cord, so 0.9 mm outwards is 0.5 mm beyond it.
      return angle <= Math.PI / 6 ? at(x + 0.9 * Math.cos(angle), y) : at(x, y);
    });
    const found = gradeSlice(caseF({ cord: slipped }));
    expect(found.proposal).toEqual(grade('3'));
    const [mended] = found.flags.filter((flag) => flag.kind === 'mended');
    expect(mended?.which).toBe('cord');
    expect(mended?.depthMm).toBeCloseTo(0.5, 1);
    expect(found.mended).toHaveLength(1);
  });

  it('tumour drawn short of a dent that touches the cord is no proof that it stays clear', () => {
    const short = cut(-4, { tumour: epidural(within(CANAL, inFront(-4.9, 4.5))) });
    expectContains(gradeSlice(short).proposal, '1c');
  });

  it('CSF drawn outside the sac does not count, and is named', () => {
    const found = gradeSlice(caseF({ csf: [box(-3, 3.5, 3, 5.5)] }));
    expect(found.proposal).toEqual(grade('3'));
    expect(found.problems.map(({ kind }) => kind)).toContain('csf-outside-sac');
  });

  it('references wider than the sac are read with and without', () => {
    const wide = { sac: ellipse(20, 18), cord: CORD, canal: ellipse(22, 20) };
    const found = gradeSlice(cut(-6.2, { references: [wide, wide] }));
    expectContains(found.proposal, '1a');
    expect(found.flags).toContainEqual({ kind: 'reference-wider' });
  });

  it('references deny no dent of a sac that tumour surrounds, for nothing shows that they suit it', () => {
    const around = slice({ tumour: epidural(CANAL) });
    const found = gradeSlice(around);
    expect(found.proposal).toMatchObject({ kind: 'range', lowest: '1a', highest: '1b' });
    expect(found.asks).toBe('sac-deformed');
    expect(explainEscc(found)).toContain('tumour surrounds the sac');
    expect(gradeSlice({ ...around, answers: { 'sac-deformed': false } }).proposal).toEqual(
      grade('1a'),
    );
  });

  it('a cord that gives way within tumour all round may touch it, however the sac was drawn', () => {
    // The whole sac 0.9 mm too wide: the cord lies 2.4 mm further back than its references have it, 1.4 mm from tumour.
    const found = gradeSlice(
      slice({
        cord: ellipse(9, 7, 0, 2.4),
        sac: ellipse(11.8, 9.8, 0, 2.4),
        tumour: epidural(CANAL),
      }),
    );
    expectContains(found.proposal, '1b');
    expectContains(found.proposal, '3');
  });

  it('a compression that too wide reference cords cannot prove is not passed over', () => {
    // 1 mm narrower all round than the references, pushed in by 1 mm, tumour 1.5 mm away.
    const found = gradeSlice(cut(-4.5, { cord: ellipse(8, 6) }));
    expectContains(found.proposal, '1b');
    expectContains(found.proposal, '2');
    expect(found.flags).toContainEqual({ kind: 'reference-wider' });
    expect(explainEscc(found)).toContain('it proves no compression');
  });

  it('reference cords too narrow to tell a compression leave it open', () => {
    const cord = ellipse(9.5, 5.6, 0, 0.7);
    const narrow = { ...REFERENCE, cord: ellipse(7.6, 6) };
    const input = cut(-2.5, { cord, references: [narrow, narrow] });
    const mended = { ...input, sac: joined(input.sac ?? SAC, buffered(cord, 0.2)) };
    expectContains(gradeSlice(mended).proposal, '2');
  });
});
