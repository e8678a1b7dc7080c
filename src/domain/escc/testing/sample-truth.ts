import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanePoint, PlanePolygon } from '../../../geometry/spaces.ts';
import type { EsccReference, EsccSliceInput, EsccTumour } from '../slice-input.ts';

const CASES = join(process.cwd(), 'sample-dicom', 'cases');
const ids = existsSync(CASES) ? readdirSync(CASES).toSorted() : [];

type Vec = readonly [number, number, number];

interface TruthOutline {
  readonly sopInstanceUid: string;
  readonly level: string;
  readonly structure: string;
  readonly pointsLps: readonly Vec[];
}

/** What the model that made a sample study says of it, as far as ESCC goes. */
interface SampleTruth {
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

const read = (id: string): SampleTruth =>
  JSON.parse(readFileSync(join(CASES, id, 'truth.json'), 'utf8')) as SampleTruth;

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

function sliceOf(
  truth: SampleTruth,
  uid: string,
): { outline(name: string): readonly PlanePolygon[] } {
  const own = truth.outlines.filter((o) => o.sopInstanceUid === uid);
  const toPlane = planeOf(own);
  return {
    outline: (name) => own.filter((o) => o.structure === name).map((o) => o.pointsLps.map(toPlane)),
  };
}

function referenceOf(truth: SampleTruth, uid: string): EsccReference {
  const { outline } = sliceOf(truth, uid);
  return {
    sac: outline('sac')[0] ?? null,
    cord: outline('cord')[0] ?? null,
    canal: outline('canal')[0] ?? null,
  };
}

/** What the model has on one slice of a lesion's level, with the lesion's reference slices. Space/unit: slice mm. */
export function truthSlice(
  { truth, lesion }: SampleLevel,
  uid: string,
  belowConus: boolean,
): EsccSliceInput {
  const { outline } = sliceOf(truth, uid);
  const tumour = (['epidural', 'bone', 'paraspinal'] as const).flatMap((kind) =>
    outline(`tumour-${kind}`).map((polygon): EsccTumour => ({ kind, polygon })),
  );
  const { above, below } = lesion.referenceSlices;
  return {
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
}

/** One graded level of the sample studies. */
export interface SampleLevel {
  readonly id: string;
  readonly level: string;
  readonly grade: string;
  readonly truth: SampleTruth;
  readonly lesion: SampleTruth['lesions'][number];
}

/** Every level of the sample studies whose model has a grade, `undefined` below the conus. */
export const sampleLevels = (): readonly SampleLevel[] =>
  ids.flatMap((id) => {
    const truth = read(id);
    return truth.lesions.flatMap((lesion) =>
      lesion.escc === null ? [] : [{ id, truth, lesion, level: lesion.level, grade: lesion.escc }],
    );
  });
