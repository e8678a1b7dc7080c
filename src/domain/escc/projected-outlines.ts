import { planeNormal, toPatient } from '../../geometry/image-plane.ts';
import { centroid } from '../../geometry/polygon.ts';
import { patientToSlice, type SlicePlane } from '../../geometry/slice-plane.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { angleBetweenDeg, dot, subtract } from '../../geometry/vector.ts';
import type { FrameInSeries, ImageLookup } from '../image-lookup.ts';
import {
  imageKeyOf,
  type ImageReference,
  type ImageSeries,
  type Weighting,
} from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { Outline, OutlineStructure, Reading } from '../reading.ts';
import { outlinesOn } from './outlines-on.ts';

/** An outline of another series as it lies on a slice. */
export interface ProjectedOutline {
  readonly outline: Outline;
  /** The series it was drawn on. */
  readonly series: ImageSeries;
  /** Space/unit: mm of the slice it is projected to. */
  readonly polygon: PlanePolygon;
  /** How far its own slice lies from this one. Unit: mm. */
  readonly offsetMm: number;
}

const SHORT_NAMES: Partial<Readonly<Record<Weighting, string>>> = {
  t1: 'T1',
  't1-post': 'T1 post',
  stir: 'STIR',
  ct: 'CT',
};

/** The series that a projected outline was drawn on, in as few words as can be. */
export const sourceName = ({ weighting, description }: ImageSeries): string =>
  SHORT_NAMES[weighting.weighting] ?? (description || 'another series');

/** How far two slices may differ and still show the same place. A proposal of this project. */
const PARALLEL = {
  /** Between the normals of both slices. */
  angleDeg: 10,
  /** Of the spacing of the slices that are projected to: every outline has one nearest slice. */
  spacingShare: 0.5,
} as const;

/** ESCC is read on axial T2: to its slices outlines of other series are projected, never the other way round. */
const READ_ON: readonly Weighting[] = ['t2', 't2-fs'];

const USED: readonly OutlineStructure[] = [
  'cord', 'roots', 'sac', 'csf', 'canal',
  'tumour-epidural', 'tumour-bone', 'tumour-paraspinal', 'tumour-intradural',
]; // prettier-ignore

/**
 * The outlines of parallel series that lie on an axial T2 slice, for the structures that were not outlined on the slice
 * itself. A structure drawn on the slice is the reader's word on it: both are never joined, because their union would be
 * an outline nobody drew. Of several slices the nearest counts. Source: spec clinical-rules 3.5 ("Sources of outlines").
 */
export function projectedOutlines(
  reading: Reading,
  level: Vertebra | null,
  home: FrameInSeries,
  slice: SlicePlane,
  images: ImageLookup,
): readonly ProjectedOutline[] {
  if (!isReadOn(home.series)) return [];
  const found = sourcesOf(reading.outlines, images).flatMap(
    ({ outline, from }): readonly ProjectedOutline[] => {
      if (level !== null && outline.level !== null && outline.level !== level) return [];
      if (!isParallelSource(from, home.series)) return [];
      if (targetOf(outline, from, home.series) !== home.frame) return [];
      const points = outline.points.map((point) =>
        patientToSlice(slice, toPatient(planeOf(from), point)),
      );
      return [
        {
          outline,
          series: from.series,
          polygon: points.map(({ point }) => point),
          offsetMm: Math.abs(
            points.reduce((sum, { offPlaneMm }) => sum + offPlaneMm, 0) / points.length,
          ),
        },
      ];
    },
  );
  if (found.length === 0) return found;
  const own = new Set(outlinesOn(reading, level, home.frame).map(({ structure }) => structure));
  return nearestOfEach(found.filter(({ outline }) => !own.has(outline.structure)));
}

/** The frames that outlines of a level on other series are projected to. */
export function projectionTargets(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): readonly ImageReference[] {
  const sources = sourcesOf(reading.outlines, images);
  if (sources.length === 0) return [];
  const targets = seriesOf(images).filter(isReadOn);
  return sources
    .filter(({ outline }) => outline.level === level)
    .flatMap(({ outline, from }) =>
      targets
        .filter((series) => isParallelSource(from, series))
        .flatMap((series) => targetOf(outline, from, series) ?? []),
    );
}

interface Source {
  readonly outline: Outline;
  readonly from: FrameInSeries;
}

const SOURCES = new WeakMap<
  readonly Outline[],
  { readonly images: ImageLookup; readonly sources: readonly Source[] }
>();

/** The outlines of axial series that ESCC is not read on: few readings have any, and every slice asks. */
function sourcesOf(outlines: readonly Outline[], images: ImageLookup): readonly Source[] {
  const known = SOURCES.get(outlines);
  if (known?.images === images) return known.sources;
  const isOther = new Set(
    seriesOf(images).filter(
      (series) => series.plane.nearest === 'axial' && !READ_ON.includes(series.weighting.weighting),
    ),
  );
  const sources =
    isOther.size === 0
      ? []
      : outlines.flatMap((outline): readonly Source[] => {
          if (outline.role !== 'index' || !USED.includes(outline.structure)) return [];
          const from = images.get(imageKeyOf(outline.image));
          return from !== undefined && isOther.has(from.series) && from.frame.plane !== null
            ? [{ outline, from }]
            : [];
        });
  SOURCES.set(outlines, { images, sources });
  return sources;
}

/** Whether ESCC is read on a series: axial T2 with geometry. */
const isReadOn = (series: ImageSeries): boolean =>
  series.plane.nearest === 'axial' &&
  READ_ON.includes(series.weighting.weighting) &&
  series.frameOfReferenceUid !== null &&
  series.measuringRefused === null;

const isParallelSource = ({ series }: FrameInSeries, target: ImageSeries): boolean =>
  series.id !== target.id && series.frameOfReferenceUid === target.frameOfReferenceUid;

const planeOf = ({ frame }: FrameInSeries): NonNullable<FrameInSeries['frame']['plane']> => {
  if (frame.plane === null) throw new Error('A source has geometry.');
  return frame.plane;
};

/** The one frame of a series that an outline lies on: parallel, and within half a spacing of it. */
function targetOf(
  outline: Outline,
  from: FrameInSeries,
  series: ImageSeries,
): ImageSeries['frames'][number] | null {
  const plane = planeOf(from);
  const centre = toPatient(plane, centroid(outline.points));
  let best: { readonly frame: ImageSeries['frames'][number]; readonly mm: number } | null = null;
  for (const frame of series.frames) {
    if (frame.plane === null) continue;
    const normal = planeNormal(frame.plane);
    // Blocks of one series are tilted each for itself, and their planes cross where they are not imaged.
    const angle = angleBetweenDeg(planeNormal(plane), normal);
    if (Math.min(angle, 180 - angle) > PARALLEL.angleDeg) continue;
    const mm = Math.abs(dot(subtract(centre, frame.plane.imagePositionPatient), normal));
    if (best === null || mm < best.mm) best = { frame, mm };
  }
  if (best?.frame.plane == null) return null;
  const spacing = series.sliceSpacingMm ?? best.frame.sliceThicknessMm;
  return spacing !== null && best.mm <= PARALLEL.spacingShare * spacing ? best.frame : null;
}

/** Of each structure what was outlined on the slice nearest by, so that one place is not counted twice. */
function nearestOfEach(found: readonly ProjectedOutline[]): readonly ProjectedOutline[] {
  return found.filter((one) => {
    const alike = found.filter(({ outline }) => outline.structure === one.outline.structure);
    const nearest = alike.reduce((best, other) => (other.offsetMm < best.offsetMm ? other : best));
    return imageKeyOf(nearest.outline.image) === imageKeyOf(one.outline.image);
  });
}

const SERIES = new WeakMap<ImageLookup, readonly ImageSeries[]>();

function seriesOf(images: ImageLookup): readonly ImageSeries[] {
  const known = SERIES.get(images);
  if (known !== undefined) return known;
  const series = [...new Set([...images.values()].map((one) => one.series))];
  SERIES.set(images, series);
  return series;
}
