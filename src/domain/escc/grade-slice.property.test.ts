import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlicePlane, imageToSlice } from '../../geometry/slice-plane.ts';
import type { ImagePoint, PatientPoint, PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import {
  at,
  box,
  CANAL,
  caseE,
  caseF,
  caseG,
  caseH,
  cut,
  cutAway,
  ellipse,
  SAC,
  slice,
  epidural,
  within,
} from './acceptance-shapes.ts';
import { ESCC_GRADES, type EsccGrade, type EsccProposal } from './escc.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccSide } from './slice-result.ts';

/** Laws of the ESCC rule. Source: spec clinical-rules 3.5, rows R, S and T and "Property tests". */

const leftSide = box(4.8, -6, 60, 6);
const CASES: Readonly<Record<string, EsccSliceInput>> = {
  C: cut(-5),
  D: cut(-4),
  E: caseE(),
  F: caseF(),
  G: caseG(),
  H: caseH(),
  J: slice({ sac: cutAway(SAC, leftSide), tumour: epidural(within(CANAL, leftSide)) }),
  P0: cut(-5, { references: [] }),
  P3: caseF({ references: [] }),
};

const mapOutlines = (
  input: EsccSliceInput,
  change: (polygon: PlanePolygon) => PlanePolygon,
): EsccSliceInput => {
  const some = (polygon: PlanePolygon | null) => (polygon === null ? null : change(polygon));
  return {
    ...input,
    tumour: input.tumour.map(({ kind, polygon }) => ({ kind, polygon: change(polygon) })),
    sac: some(input.sac),
    cord: some(input.cord),
    canal: some(input.canal),
    csf: input.csf.map(change),
    references: input.references.map((reference) => ({
      sac: some(reference.sac),
      cord: some(reference.cord),
      canal: some(reference.canal),
    })),
  };
};

const mapPoints = (input: EsccSliceInput, change: (x: number, y: number) => PlanePoint) =>
  mapOutlines(input, (polygon) => polygon.map(([x, y]) => change(x, y)));

/** The proposal and every measure, rounded to what the clipper keeps. */
const essence = (input: EsccSliceInput) => {
  const { proposal, measures, drawing } = gradeSlice(input);
  return {
    proposal,
    measures: measures.map(({ name, value }) => [name, Math.round(value * 50) / 50 + 0]),
    circumferential: drawing.side === 'circumferential',
  };
};

const rankOf = (proposal: EsccProposal): number => {
  if (proposal.kind !== 'grade') throw new Error(`expected a grade, not ${proposal.kind}`);
  return ESCC_GRADES.indexOf(proposal.grade);
};

const topOf = (proposal: EsccProposal): number =>
  proposal.kind === 'range' ? ESCC_GRADES.indexOf(proposal.highest) : rankOf(proposal);

const MIRRORED: Partial<Readonly<Record<EsccSide, EsccSide>>> = {
  left: 'right',
  right: 'left',
  'ventral-left': 'ventral-right',
  'ventral-right': 'ventral-left',
  'dorsal-left': 'dorsal-right',
  'dorsal-right': 'dorsal-left',
};

describe.each(Object.entries(CASES))('ESCC of case %s', (_, input) => {
  it('R: mirrored keeps its grade and swaps its side', () => {
    const mirrored = mapPoints(input, (x, y) => at(-x, y));
    expect(essence(mirrored)).toEqual(essence(input));
    const side = gradeSlice(input).drawing.side ?? 'ventral';
    expect(gradeSlice(mirrored).drawing.side).toBe(MIRRORED[side] ?? side);
  });

  it('S: is the same in any direction, with any first vertex and with vertices repeated', () => {
    expect(essence(mapOutlines(input, (p) => p.toReversed()))).toEqual(essence(input));
    expect(essence(mapOutlines(input, (p) => p.flatMap((v) => [v, v])))).toEqual(essence(input));
    expect(essence(mapOutlines(input, (p) => [...p.slice(17), ...p.slice(0, 17)]))).toEqual(
      essence(input),
    );
    expect(essence(mapOutlines(input, (p) => [...p, ...p.slice(0, 1)]))).toEqual(essence(input));
  });

  it('paraspinal tumour outside the canal changes nothing', () => {
    const paraspinal = { kind: 'paraspinal' as const, polygon: box(10.5, -30, 40, 30) };
    expect(essence({ ...input, tumour: [...input.tumour, paraspinal] })).toEqual(essence(input));
  });
});

describe('ESCC in a turned patient', () => {
  it.each(['C', 'D', 'E', 'F', 'G', 'H', 'P0', 'P3'])('S: case %s keeps its grade', (name) => {
    const input = CASES[name];
    if (input === undefined) throw new Error(`no case ${name}`);
    const before = gradeSlice(input);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 359 }), (degrees) => {
        const angle = (degrees * Math.PI) / 180;
        const cos = Math.cos(angle);
        const sin = Math.sin(angle);
        const after = gradeSlice(
          mapPoints(input, (x, y) => at(100 + x * cos - y * sin, -50 + x * sin + y * cos)),
        );
        expect(after.proposal).toEqual(before.proposal);
        for (const { name: measure, value } of before.measures) {
          const turned = after.measures.find((m) => m.name === measure)?.value ?? NaN;
          expect(Math.abs(turned - value)).toBeLessThanOrEqual(0.05 + 0.01 * value);
        }
      }),
      { numRuns: 3, examples: [[30]] },
    );
  });
});

describe('ESCC with pixels that are not square', () => {
  it('T: rows of 0.6 mm and columns of 0.8 mm give the same millimetres', () => {
    const plane = createSlicePlane({
      imagePositionPatient: [-80, -70, 12] as const as PatientPoint,
      rowDirection: [1, 0, 0],
      columnDirection: [0, 1, 0],
      rowSpacingMm: 0.6,
      columnSpacingMm: 0.8,
    });
    if (plane === null) throw new Error('expected an axial plane');
    const input = cut(-5);
    const drawn = mapPoints(input, (x, y) =>
      // Where the reader would have clicked: (x + 80) / 0.8 columns and (y + 70) / 0.6 rows from the first centre.
      imageToSlice(plane, [(x + 80) / 0.8 + 0.5, (y + 70) / 0.6 + 0.5] as const as ImagePoint),
    );
    expect(essence(drawn)).toEqual(essence(input));
  });
});

describe('ESCC never steps down', () => {
  it('as tumour grows towards the cord', () => {
    // 31 steps; 1a until the sac is 1.0 mm deep at y = -5.5, 1b until the gap is 1.0 mm at y = -4.5, then 1c.
    const expected = (y: number): EsccGrade => (y < -5.5 ? '1a' : y < -4.5 ? '1b' : '1c');
    let last = 0;
    for (let step = 0; step <= 30; step += 1) {
      const y = -6.9 + step * 0.1;
      const { proposal } = gradeSlice(cut(y));
      const rank = rankOf(proposal);
      expect(rank).toBeGreaterThanOrEqual(last);
      last = rank;
      const tie = Math.min(Math.abs(y + 5.5), Math.abs(y + 4.5)) < 0.05;
      // Above -6.5 the cut misses the sac, and near the canal's edge too little is left to count.
      if (!tie) expect(proposal).toEqual({ kind: 'grade', grade: expected(y) });
    }
  });

  it('as CSF goes', () => {
    // The sac of case E shrinks towards its cord, so that ever less CSF is left around it.
    const { cord } = caseE();
    if (cord === null) throw new Error('case E has a cord');
    let last = 0;
    for (const share of [1, 0.8, 0.6, 0.4, 0.2, 0.02]) {
      const room = ellipse(9.5 + 5.5 * share, 5 + 5 * share, 0, 1.2 + 1.2 * share);
      // A rim thinner than t is read both ways: its top may not step down.
      const rank = topOf(
        gradeSlice(caseE({ csf: [cutAway(room, box(-60, -60, 60, -1.3))] })).proposal,
      );
      expect(rank).toBeGreaterThanOrEqual(last);
      last = rank;
    }
    expect(last).toBe(ESCC_GRADES.indexOf('3'));
  });
});
