import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESCC_GRADES, type EsccGrade } from '../escc/escc.ts';
import { NO_CLINICAL_FACTS, type ClinicalFacts } from './clinical.ts';
import { NO_DEFICIT_ASKED, type LevelDeficit } from './deficit.ts';
import { besideBranches, branchLines } from './noms-words.ts';
import { nomsBranch, type NomsLevel, type NomsResult } from './noms.ts';
import { PRIMARY_IDS } from './primaries.ts';

/** A level with its SINS known and pain that is not mechanical, in a person of whom everything else is known. */
const ask = (
  grade: NomsLevel['grade'],
  sins: number,
  facts: Partial<ClinicalFacts>,
  isPainMechanical = false,
): NomsResult =>
  nomsBranch(
    { grade, sins: { lowest: sins, highest: sins }, isPainMechanical },
    { primary: null, deficit: 'none', priorRadiation: 'no', surgicalCandidate: 'yes', systemic: '', ...facts },
  ); // prettier-ignore

describe('NOMS below the conus', () => {
  it('waits for no grade, and says why there is none', () => {
    const level = { grade: null, isBelowConus: true, sins: { lowest: 5, highest: 5 }, isPainMechanical: false }; // prettier-ignore
    const facts = { ...NO_CLINICAL_FACTS, primary: 'lymphoma', deficit: 'none' } as const;
    expect(nomsBranch(level, facts)).toMatchObject({ branches: [], missing: ['escc-not-defined'] });
  });
});

describe('NOMS of a grade that is open', () => {
  const level = (possibleGrades: readonly EsccGrade[], sins = 5): NomsLevel => ({
    grade: null,
    possibleGrades,
    isGradeProposed: true,
    sins: { lowest: sins, highest: sins },
    isPainMechanical: false,
  });
  const facts = {
    ...NO_CLINICAL_FACTS,
    primary: 'kidney',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  } as const;

  it('prints every branch that a possible grade leads to, and what would tell', () => {
    const result = nomsBranch(level(['1c', '2']), facts);
    expect(result).toMatchObject({
      branches: ['resistant-low', 'resistant-high'],
      missing: [],
      open: ['escc'],
    });
    expect(branchLines(result)).toHaveLength(2);
    expect(besideBranches(result)[0]).toBe('Could change it: ESCC grade.');
  });

  it('has one branch where all of them lead the same way', () => {
    expect(nomsBranch(level(['2', '3']), facts)).toMatchObject({
      branches: ['resistant-high'],
      open: [],
    });
  });

  it('shows both beside the unstable one where the stability is undetermined', () => {
    const result = nomsBranch(level(['1c', '2'], 9), facts);
    expect(result.branches).toEqual(['resistant-low', 'resistant-high', 'stabilise']);
    expect(branchLines(result).map(({ lead }) => lead.split(', ').at(-1))).toEqual([
      'first of three',
      'second of three',
      'third of three',
    ]);
  });

  it('asks for no grade where SINS alone decides', () => {
    expect(nomsBranch(level(['1c', '2'], 14), facts)).toMatchObject({
      branches: ['stabilise'],
      open: [],
    });
  });
});

describe('NOMS, the cases of clinical-rules 4.8', () => {
  it('n1: grade 3, renal cell, SINS 5', () => {
    expect(ask('3', 5, { primary: 'kidney' }).branches).toEqual(['resistant-high']);
  });
  it('n2: grade 3, myeloma, SINS 5', () => {
    expect(ask('3', 5, { primary: 'myeloma' }).branches).toEqual(['sensitive']);
  });
  it('n3: grade 1c, non-small-cell lung, SINS 6', () => {
    expect(ask('1c', 6, { primary: 'lung-nsclc' })).toMatchObject({
      branches: ['resistant-low'],
      notes: ['1c-between-bands'],
    });
  });
  it('n4: grade 2, prostate with a deficit, SINS 6', () => {
    expect(ask('2', 6, { primary: 'prostate', deficit: 'stable' }).branches).toEqual([
      'sensitive-surgery-considered',
    ]);
  });
  it('n5: nothing known but SINS 13', () => {
    expect(
      nomsBranch(
        { grade: null, sins: { lowest: 13, highest: 18 }, isPainMechanical: null },
        NO_CLINICAL_FACTS,
      ),
    ).toEqual({ branches: ['stabilise'], missing: [], open: [], notes: [] });
  });
  it.each(['none', 'stable'] as const)('n6: grade 2, no histology, deficit %s', (deficit) => {
    expect(ask('2', 5, { primary: 'unknown', deficit }).branches).toEqual(['no-histology']);
  });
  it('n6b: grade 2, no histology, progressive deficit', () => {
    expect(ask('2', 5, { primary: 'unknown', deficit: 'progressive' }).branches).toEqual([
      'no-histology-deficit',
    ]);
  });
  it('n7: grade 1b, thyroid', () => {
    expect(ask('1b', 5, { primary: 'thyroid' })).toMatchObject({
      branches: [],
      notes: ['unclassified-primary'],
    });
  });
  it('n8: SINS 5 but mechanical pain', () => {
    expect(ask('1b', 5, { primary: 'breast' }, true)).toMatchObject({
      branches: ['sensitive', 'stabilise'],
      notes: ['mechanical-pain', 'stability-undetermined'],
    });
  });
  it('n9: high grade, irradiated before', () => {
    expect(ask('3', 5, { primary: 'kidney', priorRadiation: 'yes' }).branches).toEqual([
      'irradiated-high',
    ]);
  });
  it('n10: resistant, grade 2, not a surgical candidate', () => {
    expect(ask('2', 5, { primary: 'melanoma', surgicalCandidate: 'no' }).branches).toEqual([
      'not-a-surgical-candidate',
    ]);
  });
  it('n11: grade 1b, breast, SINS 9', () => {
    expect(ask('1b', 9, { primary: 'breast' })).toMatchObject({
      branches: ['sensitive', 'stabilise'],
      notes: ['stability-undetermined'],
    });
  });
});

/** A deficit as it is answered at a level. */
const deficit = (answers: Partial<LevelDeficit>): LevelDeficit => ({
  ...NO_DEFICIT_ASKED,
  ...answers,
});
const KNOWN = {
  ...NO_CLINICAL_FACTS,
  priorRadiation: 'no',
  surgicalCandidate: 'yes',
} as const satisfies ClinicalFacts;

describe('NOMS, the cases of clinical-rules 4.10', () => {
  const level = (
    grade: NomsLevel['grade'],
    sins: number,
    asked: LevelDeficit | null,
    isPainMechanical = false,
  ): NomsLevel => ({
    grade,
    sins: { lowest: sins, highest: sins },
    isPainMechanical,
    deficit: asked,
  });
  const progressive = deficit({ kind: 'myelopathy', course: 'progressive' });

  it('n13: SINS 9, grade 2, deficit not asked: both branches, and what is missing', () => {
    const result = nomsBranch(level('2', 9, null), { ...KNOWN, primary: 'kidney' });
    expect(result).toMatchObject({
      branches: ['resistant-high', 'stabilise'],
      missing: ['deficit'],
    });
    expect(besideBranches(result)).toContain('Missing: neurological deficit.');
  });

  it('n14: grade 3, kidney, irradiated before, no surgery: (e), as re-irradiation', () => {
    const facts = {
      ...KNOWN, primary: 'kidney', priorRadiation: 'yes', surgicalCandidate: 'no',
    } as const; // prettier-ignore
    expect(nomsBranch(level('3', 5, deficit({ severity: 'none' })), facts)).toMatchObject({
      branches: ['not-a-surgical-candidate'],
      notes: ['re-irradiation'],
    });
    // Whether surgery is possible is not known: the published order stands, and says what would change it.
    expect(
      nomsBranch(level('3', 5, deficit({ severity: 'none' })), { ...facts, surgicalCandidate: null }),
    ).toMatchObject({ branches: ['irradiated-high'], open: ['surgical-candidate'] });
  }); // prettier-ignore

  it('n15: grade 0, no histology, progressive myelopathy: no branch, the grade does not explain it', () => {
    const result = nomsBranch(level('0', 5, progressive), { ...KNOWN, primary: 'unknown' });
    expect(result).toMatchObject({ branches: [], notes: ['deficit-not-explained'] });
    expect(besideBranches(result)).toContain(
      'The deficit is not explained by this grade: look at other levels, cord signal, another cause.',
    );
    // SINS of 13 keeps its branch (rule 1), and the sentence with it.
    expect(nomsBranch(level('0', 13, progressive), KNOWN)).toMatchObject({
      branches: ['stabilise'],
      notes: ['deficit-not-explained'],
    });
    // Between 7 and 12 the unstable side is left, never alone.
    const undetermined = nomsBranch(level('1a', 9, progressive), { ...KNOWN, primary: 'kidney' });
    expect(branchLines(undetermined)).toMatchObject([
      { title: 'Stable, not reached yet' },
      { title: 'If unstable, stabilisation first' },
    ]);
  });

  it('radiculopathy beside a low grade looks at the foramen, its branch as usual', () => {
    const asked = deficit({ kind: 'radiculopathy', course: 'progressive' });
    expect(nomsBranch(level('1a', 5, asked), { ...KNOWN, primary: 'kidney' })).toMatchObject({
      branches: ['resistant-low'],
      notes: ['look-at-the-foramen'],
    });
  });

  it('a progressive deficit beside a low grade waits for its kind', () => {
    const asked = deficit({ course: 'progressive' });
    expect(nomsBranch(level('1a', 5, asked), { ...KNOWN, primary: 'kidney' })).toMatchObject({
      branches: [],
      missing: ['deficit-kind'],
    });
    const ofStudy = { ...KNOWN, primary: 'kidney', deficit: 'progressive' } as const;
    expect(nomsBranch(level('1a', 5, null), ofStudy).missing).toEqual(['deficit-level']);
  });

  it('n16: grade 3, ovary, progressive: surgery may be considered, for solid tumours alone', () => {
    const at3 = (primary: ClinicalFacts['primary']) =>
      nomsBranch(level('3', 5, progressive), { ...KNOWN, primary }).branches;
    expect(at3('ovary')).toEqual(['sensitive-surgery-considered']);
    expect(at3('lung-sclc')).toEqual(['sensitive-surgery-considered']);
    expect(at3('germ-cell')).toEqual(['sensitive-surgery-considered']);
    expect(at3('myeloma')).toEqual(['sensitive']);
    expect(at3('lymphoma')).toEqual(['sensitive']);
  });

  it('n6b: no histology, a significant or a progressive deficit: decompression is described first', () => {
    const facts = { ...KNOWN, primary: 'unknown' } as const;
    const at2 = (asked: Partial<LevelDeficit>) => nomsBranch(level('2', 5, deficit(asked)), facts);
    expect(at2({ severity: 'significant', course: 'stable' }).branches).toEqual([
      'no-histology-deficit',
    ]);
    expect(at2({ course: 'progressive' }).branches).toEqual(['no-histology-deficit']);
    expect(at2({ severity: 'mild', course: 'stable' })).toMatchObject({
      branches: ['no-histology'],
      open: [],
    });
    expect(at2({ kind: 'myelopathy' })).toMatchObject({
      branches: ['no-histology'],
      open: ['deficit-severity', 'deficit-course'],
    });
  });

  it('unstable and not a candidate for surgery: non-invasive stabilisation is noted', () => {
    expect(nomsBranch(level('2', 13, null), { ...KNOWN, surgicalCandidate: 'no' })).toMatchObject({
      branches: ['stabilise'],
      notes: ['non-invasive-stabilisation'],
    });
  });

  it('stable without a deficit asked reaches no branch, but says what is missing', () => {
    expect(nomsBranch(level('2', 5, null), { ...KNOWN, primary: 'kidney' })).toMatchObject({
      branches: [],
      missing: ['deficit'],
    });
  });
});

describe('7 to 12 points', () => {
  it('are never printed as unstable alone, whatever else is known', () => {
    const facts = fc.record({
      primary: fc.constantFrom(null, ...PRIMARY_IDS),
      deficit: fc.constantFrom(null, 'none', 'progressive', 'unknown'),
      priorRadiation: fc.constantFrom(null, 'yes', 'no'),
      surgicalCandidate: fc.constantFrom(null, 'yes', 'no'),
      systemic: fc.constant(''),
    }) as fc.Arbitrary<ClinicalFacts>;
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom(null, ...ESCC_GRADES),
        fc.integer({ min: 7, max: 12 }),
        (said, grade, points) => {
          const sins = { lowest: points, highest: points };
          const lines = branchLines(nomsBranch({ grade, sins, isPainMechanical: null }, said));
          expect(lines).toHaveLength(2);
          expect(lines[1]?.title).toBe('If unstable, stabilisation first');
          expect(lines.every(({ text }) => text.length > 'Missing: .'.length)).toBe(true);
        },
      ),
    );
  });
});

describe('what is not known', () => {
  it('is listed, and no branch is guessed', () => {
    expect(
      nomsBranch({ grade: null, sins: null, isPainMechanical: null }, NO_CLINICAL_FACTS),
    ).toEqual({
      branches: [],
      missing: ['sins', 'escc', 'primary', 'deficit'],
      open: [],
      notes: [],
    });
  });
  it('is open beside a branch that it could change', () => {
    expect(
      ask('2', 5, { primary: 'kidney', priorRadiation: null, surgicalCandidate: 'unknown' }),
    ).toMatchObject({
      branches: ['resistant-high'],
      open: ['prior-radiation', 'surgical-candidate'],
    });
  });
  it('a SINS of 5 to 8 leaves the stability open', () => {
    const level = {
      grade: '1b',
      sins: { lowest: 5, highest: 8 },
      isPainMechanical: false,
    } as const;
    expect(
      nomsBranch(level, { ...NO_CLINICAL_FACTS, primary: 'breast', deficit: 'none' }),
    ).toMatchObject({ branches: [], missing: ['sins'] });
  });
});

describe('1c', () => {
  it('goes with the low grades, and with the high ones where the rules of the reading say so', () => {
    const level = {
      grade: '1c',
      sins: { lowest: 5, highest: 5 },
      isPainMechanical: false,
    } as const;
    const said = { ...NO_CLINICAL_FACTS, primary: 'kidney', deficit: 'none' } as const;
    expect(nomsBranch(level, said)).toMatchObject({
      branches: ['resistant-low'],
      notes: ['1c-between-bands'],
    });
    expect(nomsBranch(level, said, { oneCBand: 'high' })).toMatchObject({
      branches: ['resistant-high'],
      notes: ['1c-between-bands'],
    });
  });
});

describe('laws', () => {
  const facts = fc.record({
    primary: fc.constantFrom(null, ...PRIMARY_IDS),
    deficit: fc.constantFrom(null, 'none', 'stable', 'progressive', 'unknown'),
    priorRadiation: fc.constantFrom(null, 'yes', 'no', 'unknown'),
    surgicalCandidate: fc.constantFrom(null, 'yes', 'no', 'unknown'),
    systemic: fc.constant(''),
  }) as fc.Arbitrary<ClinicalFacts>;
  const level = fc.record({
    grade: fc.constantFrom(null, ...ESCC_GRADES),
    sins: fc.option(
      fc.tuple(fc.integer({ min: 0, max: 18 }), fc.integer({ min: 0, max: 18 })).map(([a, b]) => ({
        lowest: Math.min(a, b),
        highest: Math.max(a, b),
      })),
    ),
    isPainMechanical: fc.constantFrom(null, true, false),
  });

  it('an unstable spine is stabilised first, whatever else is said', () => {
    fc.assert(
      fc.property(level, facts, (one, said) => {
        const unstable = { ...one, sins: { lowest: 13, highest: 18 } };
        expect(nomsBranch(unstable, said).branches).toEqual(['stabilise']);
      }),
    );
  });
  it('there is a branch, something missing, or a tumour without a class', () => {
    fc.assert(
      fc.property(level, facts, (one, said) => {
        const { branches, missing, notes } = nomsBranch(one, said);
        expect(
          branches.length > 0 ||
            missing.length > 0 ||
            notes.includes('unclassified-primary') ||
            notes.includes('deficit-not-explained'),
        ).toBe(true);
      }),
    );
  });
});
