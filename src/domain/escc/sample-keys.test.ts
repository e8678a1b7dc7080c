import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { gradeSlice } from './grade-slice.ts';
import { proposeLevel } from './level-proposal.ts';
import type { EsccReference, EsccSliceInput, EsccTumour } from './slice-input.ts';
import type { EsccSliceResult } from './slice-result.ts';

/** The sample studies' truth comes from a model that shares no code with the rule: the two must agree. */
const CASES = join(process.cwd(), 'sample-dicom', 'cases');
const ids = existsSync(CASES) ? readdirSync(CASES).toSorted() : [];

const ESCC_BORDERS = ['1b/1c', '1c/2', '2/3'];

type Vec = readonly [number, number, number];

interface TruthOutline {
  readonly sopInstanceUid: string;
  readonly level: string;
  readonly structure: string;
  readonly pointsLps: readonly Vec[];
}

interface Truth {
  readonly tags: readonly string[];
  readonly outlines: readonly TruthOutline[];
  readonly lesions: readonly {
    readonly level: string;
    readonly escc: string | null;
    readonly worstSlice: string;
    readonly referenceSlices: { readonly above: string | null; readonly below: string | null };
  }[];
  readonly series: readonly { readonly key: string; readonly acquiredPixelMm: number }[];
  readonly esccBySlice: readonly {
    readonly sopInstanceUid: string;
    readonly level: string;
    readonly belowConus: boolean;
    readonly epiduralAreaMm2: number;
    readonly sacAreaMm2: number;
    readonly cordAreaMm2: number | null;
    readonly sacDepthMm: number | null;
    readonly gapMm: number | null;
  }[];
}

const read = (id: string): Truth =>
  JSON.parse(readFileSync(join(CASES, id, 'truth.json'), 'utf8')) as Truth;

/** Brings the outlines of a slice into its plane: rows run to the patient's left, columns back along the slice. */
function planeOf(outlines: readonly TruthOutline[]): (p: Vec) => PlanePoint {
  const points = outlines.flatMap((o) => o.pointsLps);
  const [, y0, z0] = points[0] ?? [0, 0, 0];
  // The slices lean in the sagittal plane only: the lean is the slope of z over y.
  const spread = points.reduce((sum, p) => sum + (p[1] - y0) ** 2, 0);
  const slope = points.reduce((sum, p) => sum + (p[1] - y0) * (p[2] - z0), 0) / spread;
  const stretch = Math.sqrt(1 + slope * slope);
  return (p) => [p[0], (p[1] - y0) * stretch] as const as PlanePoint;
}

function sliceOf(truth: Truth, uid: string): { outline(name: string): readonly PlanePolygon[] } {
  const own = truth.outlines.filter((o) => o.sopInstanceUid === uid);
  const toPlane = planeOf(own);
  return {
    outline: (name) => own.filter((o) => o.structure === name).map((o) => o.pointsLps.map(toPlane)),
  };
}

function referenceOf(truth: Truth, uid: string): EsccReference {
  const { outline } = sliceOf(truth, uid);
  return {
    sac: outline('sac')[0] ?? null,
    cord: outline('cord')[0] ?? null,
    canal: outline('canal')[0] ?? null,
  };
}

function gradeOn(
  truth: Truth,
  lesion: Truth['lesions'][number],
  uid: string,
  belowConus: boolean,
): EsccSliceResult {
  const { outline } = sliceOf(truth, uid);
  const tumour = (['epidural', 'bone', 'paraspinal'] as const).flatMap((kind) =>
    outline(`tumour-${kind}`).map((polygon): EsccTumour => ({ kind, polygon })),
  );
  const { above, below } = lesion.referenceSlices;
  const input: EsccSliceInput = {
    tumour,
    sac: outline('sac')[0] ?? null,
    cord: outline('cord')[0] ?? null,
    canal: outline('canal')[0] ?? null,
    csf: outline('csf'),
    references: [above, below].flatMap((one) => (one === null ? [] : [referenceOf(truth, one)])),
    pixelMm: truth.series.find((s) => s.key === 'ax-t2')?.acquiredPixelMm ?? 0,
    tiltDeg: null,
    answers: {},
    belowConus,
    ctMyelogram: false,
  };
  return gradeSlice(input);
}

const levels = ids.flatMap((id) =>
  read(id).lesions.flatMap((lesion) =>
    lesion.escc === null ? [] : [{ id, lesion, level: lesion.level, grade: lesion.escc }],
  ),
);

describe('the truth outlines of the sample studies', () => {
  it.each(levels)(
    '$id $level: the proposal is the truth, $grade',
    ({ id, lesion, level, grade }) => {
      const truth = read(id);
      const results = truth.esccBySlice
        .filter((s) => s.level === level)
        .map((s) => gradeOn(truth, lesion, s.sopInstanceUid, s.belowConus));
      const found = proposeLevel(
        results.map((result) => ({ slice: result, proposal: result.proposal })),
      );
      if (grade === 'undefined') {
        expect(found?.proposal).toEqual({ kind: 'none', reason: 'below-conus' });
        return;
      }
      // Between two grades the rule may fall on either side, but must say that it stands on the line.
      const pair = ESCC_BORDERS.find((one) => truth.tags.includes(`borderline:${one}`));
      if (pair !== undefined) {
        expect(pair.split('/')).toContain(grade);
        expect(found?.slice.flags.filter(({ kind }) => kind === 'boundary')).not.toEqual([]);
        return;
      }
      expect(found?.proposal).toEqual({ kind: 'grade', grade });
    },
  );
});

describe('the measures of the sample studies', () => {
  it.each(levels.filter(({ grade }) => grade !== 'undefined'))(
    '$id $level: areas are the truth to 5 %, gap to 0.3 mm',
    ({ id, lesion }) => {
      const truth = read(id);
      const slice = truth.esccBySlice.find((one) => one.sopInstanceUid === lesion.worstSlice);
      if (slice === undefined) throw new Error('the worst slice is not in the truth');
      const { accompanying } = gradeOn(truth, lesion, slice.sopInstanceUid, slice.belowConus);
      const within5 = (value: number | null, wanted: number): void => {
        expect(Math.abs((value ?? NaN) - wanted)).toBeLessThanOrEqual(Math.max(0.05 * wanted, 1));
      };
      within5(accompanying.sacAreaMm2, slice.sacAreaMm2);
      if (slice.cordAreaMm2 !== null) within5(accompanying.cordAreaMm2, slice.cordAreaMm2);
      if (slice.gapMm !== null) {
        expect(Math.abs((accompanying.gapMm ?? NaN) - slice.gapMm)).toBeLessThanOrEqual(0.3);
      }
    },
  );
});
