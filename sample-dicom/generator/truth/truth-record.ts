import { pixelToPatient, type SeriesGeometry, type Vec3 } from '../acquisition/series-geometry.ts';
import type { CanalPlace } from '../anatomy/canal.ts';
import type { Phantom } from '../anatomy/phantom.ts';
import type { CaseDefinition, SeriesRequest } from '../cases/case-definition.ts';
import { areaOf, thinLoop, type Loop } from './contour-tracing.ts';
import { gradeSlice, measureSlice, type Grade, type SliceMeasures } from './escc-measures.ts';
import { readProbe } from './probe-truth.ts';
import { scoreSins } from './sins-truth.ts';
import { findCanal, traceSlice, type TruthStructure } from './slice-outlines.ts';
import {
  collapsePercent,
  cornersOf,
  fromVertebra,
  heightsOf,
  kyphosisOf,
  replacedShare,
} from './spine-measures.ts';

/** A series as it was written. */
export interface WrittenSeries {
  readonly request: SeriesRequest;
  readonly geometry: SeriesGeometry;
  readonly seriesInstanceUid: string;
  readonly sopInstanceUids: readonly string[];
  readonly acquiredPixelMm: number;
}

/** How closely the written outlines follow the model. Bone and what lies outside the canal decide nothing to a tenth of a millimetre. Unit: mm. */
const FINE_MM = 0.05;
const COARSE_MM = 0.12;
const COARSE: readonly TruthStructure[] = ['body', 'tumour-bone', 'tumour-paraspinal'];

/** Less fluid than this is a film, not a shape to draw around. */
const DRAWABLE_FLUID_MM2 = 6;

/** The slice that shows a level's grade, and the undisturbed ones next to it. */
interface Evidence {
  readonly worstSlice: string | null;
  readonly referenceSlices: { readonly above: string | null; readonly below: string | null };
}

const NO_EVIDENCE: Evidence = { worstSlice: null, referenceSlices: { above: null, below: null } };

const GRADES: readonly Grade[] = ['0', '1a', '1b', '1c', '2', '3'];
const round = (x: number, digits: number): number => Number(x.toFixed(digits));
const point = (p: Vec3): Vec3 => [round(p[0], 2), round(p[1], 2), round(p[2], 2)];

interface SliceTruth {
  readonly sopInstanceUid: string;
  readonly level: string;
  readonly canalZ: number;
  readonly belowConus: boolean;
  readonly grade: Grade | null;
  readonly measures: SliceMeasures;
  readonly outlines: readonly object[];
}

/** The vertebra whose height along the canal a slice has; discs go with the nearer body. */
function levelAt(phantom: Phantom, canalZ: number): string {
  return phantom.vertebrae.reduce((best, v) =>
    Math.abs(v.canalZ - canalZ) < Math.abs(best.canalZ - canalZ) ? v : best,
  ).name;
}

function describeSlice(phantom: Phantom, series: WrittenSeries, slice: number): SliceTruth {
  const g = series.geometry;
  const sopInstanceUid = series.sopInstanceUids[slice] ?? '';
  const [mx, my] = findCanal(phantom, g, slice);
  const middle = pixelToPatient(g, slice, mx / g.pixelMm, my / g.pixelMm);
  const place: CanalPlace = { u: 0, v: 0, z: 0 };
  phantom.canal.locate(middle[1], middle[2], place);
  const level = levelAt(phantom, place.z);
  const canalZ = place.z;
  const shapes = traceSlice(phantom, g, slice);
  const measures = measureSlice(shapes);
  const belowConus = place.z < phantom.canal.conusTipZ;
  const grade = belowConus ? null : gradeSlice(measures, shapes.bone.length > 0);
  const toPatient = (loop: Loop, tolerance: number): readonly Vec3[] =>
    thinLoop(loop, tolerance).map(([x, y]) =>
      point(pixelToPatient(g, slice, x / g.pixelMm, y / g.pixelMm)),
    );
  const outline = (structure: TruthStructure, loop: Loop, holes: readonly Loop[] = []): object => ({
    sopInstanceUid,
    seriesKey: series.request.key,
    level,
    structure,
    pointsLps: toPatient(loop, COARSE.includes(structure) ? COARSE_MM : FINE_MM),
    ...(holes.length === 0 ? {} : { holesLps: holes.map((hole) => toPatient(hole, FINE_MM)) }),
    areaMm2: round(areaOf(loop) - holes.reduce((sum, h) => sum + areaOf(h), 0), 2),
  });
  const outlines: object[] = [];
  const one = (structure: TruthStructure, loop: Loop | null): void => {
    if (loop !== null) outlines.push(outline(structure, loop));
  };
  const all = (structure: TruthStructure, loops: readonly Loop[]): void => {
    loops.forEach((loop) => one(structure, loop));
  };
  one('canal', shapes.canal);
  one('sac', shapes.sac);
  one('cord', shapes.cord);
  // Fluid is outlined only where a reader could draw it: not a last trace, which the grade itself turns on.
  if (shapes.sac !== null && (measures.csfAreaMm2 ?? 0) >= DRAWABLE_FLUID_MM2) {
    outlines.push(outline('csf', shapes.sac, shapes.cord === null ? [] : [shapes.cord]));
  }
  all('tumour-epidural', shapes.epidural);
  all('epidural-other', shapes.epiduralOther);
  all('tumour-bone', shapes.bone);
  all('tumour-paraspinal', shapes.paraspinal);
  all('tumour-intradural', shapes.intradural);
  all('body', shapes.body);
  return { sopInstanceUid, level, canalZ, belowConus, grade, measures, outlines };
}

const worse = (a: Grade | null, b: Grade | null): Grade | null =>
  a === null ? b : b === null ? a : GRADES.indexOf(a) >= GRADES.indexOf(b) ? a : b;

/** Everything the model knows of a case, in the shape of `truth.json`. Throws where it is not the case it was made to be. */
export function buildTruth(
  definition: CaseDefinition,
  phantom: Phantom,
  series: readonly WrittenSeries[],
  uids: { readonly studyInstanceUid: string; readonly frameOfReferenceUid: string },
): object {
  const axial = series.filter(
    (s) => s.request.stack.plane === 'axial' && s.request.weighting === 't2',
  );
  const slices = axial.flatMap((s) =>
    s.sopInstanceUids.map((_, i) => describeSlice(phantom, s, i)),
  );
  const diseased = new Set<string>(definition.lesions.map((l) => l.level));
  const lesions = definition.lesions.map((note) => {
    const index = phantom.vertebrae.findIndex((v) => v.name === note.level);
    const change = phantom.spec.column.find((c) => c.level === note.level);
    const kyphosis = kyphosisOf(phantom, index);
    const collapse = collapsePercent(phantom.vertebrae, index, diseased);
    const share = replacedShare(phantom, note.level);
    const translationMm = change?.translationMm ?? 0;
    const here = slices.filter((s) => s.level === note.level);
    const graded = here.reduce<Grade | null>((worst, s) => worse(worst, s.grade), null);
    const undefinedHere = here.length > 0 && here.every((s) => s.belowConus);
    const escc = !note.metastasis ? null : undefinedHere ? 'undefined' : graded;
    const sins =
      note.metastasis && note.pain !== null && note.matrix !== null
        ? scoreSins({
            level: note.level, pain: note.pain, matrix: note.matrix, collapsePercent: collapse, replacedShare: share,
            translationMm, addedKyphosisDeg: kyphosis.now - kyphosis.healthy, compartments: note.compartments,
          }) // prettier-ignore
        : null;
    if (note.metastasis && here.length > 0 && escc !== note.expected.escc) {
      throw new Error(
        `${definition.id} ${note.level}: made for ESCC ${String(note.expected.escc)}, the model gives ${String(escc)}: ` +
          JSON.stringify(here.map((s) => [s.grade, s.measures])),
      );
    }
    if ((sins?.total ?? null) !== note.expected.sinsTotal) {
      throw new Error(
        `${definition.id} ${note.level}: made for SINS ${String(note.expected.sinsTotal)}, the model gives ${JSON.stringify(sins)} (collapse ${collapse}, kyphosis ${kyphosis.now - kyphosis.healthy}).`,
      );
    }
    return {
      level: note.level,
      metastasis: note.metastasis,
      matrix: note.matrix,
      compartments: note.compartments,
      escc,
      collapsePercent: round(collapse, 2),
      replacedPercent: round(100 * share, 1),
      cobbDeg: round(kyphosis.now, 2),
      cobbBaselineDeg: round(kyphosis.healthy, 2),
      translationMm,
      sins,
    };
  });
  const gradedLesions = lesions.filter((l) => l.escc !== null && l.escc !== 'undefined');
  const worst = gradedLesions.reduce<(typeof lesions)[number] | null>(
    (best, l) =>
      best === null || worse(best.escc as Grade, l.escc as Grade) !== best.escc ? l : best,
    null,
  );
  const uninvolved = slices.filter(
    (s) => !diseased.has(s.level) && phantom.canal.disturbance(s.canalZ) === 0,
  );
  // Of several slices with the worst grade, the one that shows it best: least fluid and of those the narrowest sac (its
  // neighbours are squeezed too, so that nothing bright is averaged in), narrowest gap, most tumour.
  const severity = ({ measures: m, grade }: SliceTruth): number =>
    grade === '2' || grade === '3'
      ? -(m.csfAreaMm2 ?? 0) - (m.sacAreaMm2 ?? 0) / 1000
      : grade === '1b' || grade === '1c'
        ? -(m.gapMm ?? 99)
        : m.epiduralAreaMm2;
  const evidenceOf = (level: string, escc: string | null): Evidence => {
    const shown = slices
      .filter(
        (s) => s.level === level && (s.grade === escc || (escc === 'undefined' && s.belowConus)),
      )
      .sort((a, b) => severity(b) - severity(a))[0];
    if (shown === undefined) return NO_EVIDENCE;
    const nearest = (side: 1 | -1): string | null => {
      const away = (s: SliceTruth): number => side * (s.canalZ - shown.canalZ);
      const candidates = uninvolved.filter((s) => away(s) > 0).sort((a, b) => away(a) - away(b));
      return candidates[0]?.sopInstanceUid ?? null;
    };
    return {
      worstSlice: shown.sopInstanceUid,
      referenceSlices: { above: nearest(1), below: nearest(-1) },
    };
  };
  const worstLevel = worst?.level ?? definition.lesions[0]?.level ?? null;
  const conusZ = phantom.canal.conusTipZ;
  const conusSection = { y: 0 } as Parameters<typeof phantom.canal.section>[1];
  phantom.canal.section(conusZ, conusSection);
  return {
    format: 'thecal-truth-1',
    id: definition.id,
    ...uids,
    coordinates: 'DICOM patient LPS, mm',
    tags: definition.tags,
    diagnosis: definition.diagnosis,
    teachingPoint: definition.teachingPoint,
    worstLevel,
    counting: {
      method: 'from-c2',
      transitional: { none: 'none', t13: 't13', l6: 'lumbarised-s1' }[phantom.spec.transitional],
    },
    series: series.map((s) => ({
      key: s.request.key,
      seriesInstanceUid: s.seriesInstanceUid,
      modality: s.request.weighting === 'ct' ? 'CT' : 'MR',
      weighting: s.request.weighting,
      plane: s.request.stack.plane,
      pixelSpacingMm: s.geometry.pixelMm,
      acquiredPixelMm: round(s.acquiredPixelMm, 4),
      sliceSpacingMm: s.geometry.spacingMm,
      sopInstanceUids: s.sopInstanceUids,
    })),
    levels: phantom.vertebrae.map((v) => ({
      vertebra: v.name,
      centreLps: point(fromVertebra(phantom, v, 0, 0)),
      heightsMm: Object.fromEntries(
        Object.entries(heightsOf(v)).map(([k, x]: [string, number]) => [k, round(x, 2)]),
      ),
      corners: Object.fromEntries(
        Object.entries(cornersOf(phantom, v)).map(([k, p]) => [k, point(p)]),
      ),
      involved: diseased.has(v.name),
    })),
    discs: phantom.vertebrae.slice(0, -1).map((v, i) => {
      const lower = phantom.vertebrae[i + 1] ?? v;
      const a = fromVertebra(phantom, v, 0, -(v.bottomFront + v.bottomBack) / 2);
      const b = fromVertebra(phantom, lower, 0, (lower.topFront + lower.topBack) / 2);
      return {
        upper: v.name,
        lower: lower.name,
        centreLps: point([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2]),
      };
    }),
    conus: {
      pointLps: point([phantom.midlineX(conusZ), conusSection.y, conusZ]),
      level: levelAt(phantom, conusZ),
    },
    escc: Object.fromEntries(lesions.flatMap((l) => (l.escc === null ? [] : [[l.level, l.escc]]))),
    esccBySlice: slices.map((s) => ({
      sopInstanceUid: s.sopInstanceUid,
      level: s.level,
      belowConus: s.belowConus,
      grade: s.grade,
      ...Object.fromEntries(
        Object.entries(s.measures).map(([k, x]: [string, number | null]) => [
          k,
          x === null ? null : round(x, 3),
        ]),
      ),
    })),
    ...evidenceOf(worstLevel ?? '', lesions.find((l) => l.level === worstLevel)?.escc ?? null),
    cauda: definition.cauda,
    lesions: lesions.map((l) => ({ ...l, ...evidenceOf(l.level, l.escc) })),
    probes: (definition.probes ?? []).map((probe) => {
      const read = readProbe(phantom, probe);
      return { ...read, centreLps: point(read.centreLps) };
    }),
    noms: definition.noms,
    vignette: definition.vignette,
    outlines: slices.flatMap((s) => s.outlines),
  };
}
