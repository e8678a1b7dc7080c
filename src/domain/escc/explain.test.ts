import { describe, expect, it } from 'vitest';
import {
  caseE,
  caseF,
  caseG,
  cut,
  ellipse,
  epidural,
  inFront,
  slice,
} from './acceptance-shapes.ts';
import {
  describeMeasure,
  explainEscc,
  explainFlag,
  explainProblem,
  proposalTitle,
} from './explain.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccSliceInput } from './slice-input.ts';

const said = (input: EsccSliceInput): string => explainEscc(gradeSlice(input));

describe('explainEscc', () => {
  it.each<[string, EsccSliceInput, string]>([
    ['1b', cut(-5), 'The gap is 1.5 mm: not touched, so 1b. 1c needs a gap of 1.0 mm or less.'],
    // Cord front at -3.5, tumour at -4.2.
    ['1c', cut(-4.2), 'The gap is 0.7 mm: touched, so 1c. 1b needs a gap above 1.0 mm.'],
    ['2', caseE(), 'The cord is pushed in by 2.0 mm. CSF is visible (60 mm²), so 2.'],
    [
      '2 by displacement',
      caseG(),
      'The cord is displaced by 2.0 mm. CSF is visible (64 mm²), so 2.',
    ],
    ['3', caseF(), 'The cord is pushed in by 2.6 mm. CSF is not visible (0 mm²), so 3.'],
    [
      'no cord',
      cut(-4, { cord: null }),
      'No outline of the cord on this slice, so the grade can only be "1b or higher". Draw the cord (D).',
    ],
    [
      'a range',
      cut(-5, { references: [] }),
      'Between 1a and 1b: without a reference outline the shape of the sac proves nothing. Is the sac deformed by the tumour?',
    ],
  ])('says why: %s', (_, input, expected) => {
    expect(said(input)).toBe(expected);
  });
});

describe('the words around a proposal', () => {
  it('name it at chip size', () => {
    expect(proposalTitle(gradeSlice(cut(-4)).proposal)).toBe('1c');
    expect(proposalTitle(gradeSlice(caseE({ references: [] })).proposal)).toBe('1a-2');
    expect(proposalTitle(gradeSlice(cut(-4, { cord: null })).proposal)).toBe('1b or higher');
    expect(proposalTitle(gradeSlice(cut(-4, { belowConus: true })).proposal)).toBe('CE');
  });

  it('give each measure with its unit, its limit and its result', () => {
    const words = gradeSlice(cut(-4.2)).measures.map(describeMeasure);
    expect(words.slice(0, 5)).toEqual([
      { label: 'Gap to cord', value: '0.7 mm', verdict: 'touched ≤ 1.0' },
      { label: 'Sac depth', value: '2.3 mm', verdict: 'deformed ≥ 1.0' },
      { label: 'Cord depth', value: '0.0 mm', verdict: 'no, limit 1.0' },
      { label: 'Displacement', value: '0.0 mm', verdict: 'no, limit 1.5' },
      {
        label: 'CSF left',
        value: expect.stringMatching(/^\d+ mm²$/u) as string,
        verdict: 'visible ≥ 3',
      },
    ]);
  });

  it('say what a boundary is near to', () => {
    const result = gradeSlice(cut(-4.2));
    const [flag] = result.flags;
    expect(flag && explainFlag(flag, result)).toBe(
      'Boundary: contact, 0.3 mm from 1b. Look at both neighbours before you accept.',
    );
  });

  it('give a problem with its number', () => {
    // Tumour down to -1.7 over a cord that begins at -3.5: 1.8 mm deep.
    const result = gradeSlice(slice({ tumour: epidural(inFront(-1.7, 0.5)) }));
    expect(result.problems.map(explainProblem)).toContain(
      'Tumour crosses the cord outline by 1.8 mm. Intramedullary? Check, then grade by hand.',
    );
  });

  it('explain every flag without a number left out', () => {
    const inputs = [
      caseE({ references: [], tiltDeg: 25, ctMyelogram: true }),
      cut(-4, { pixelMm: 1.3 }),
      caseG(),
      slice({ ...cut(-5), cord: ellipse(9, 7, 0, 4) }),
    ];
    const sentences = inputs
      .map((input) => gradeSlice(input))
      .flatMap((r) => r.flags.map((f) => explainFlag(f, r)));
    expect(sentences.length).toBeGreaterThan(5);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/[.?]$/u);
      expect(sentence).not.toMatch(/undefined|NaN|null/u);
    }
  });
});
