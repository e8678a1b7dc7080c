import { PartMemo } from '../../base/part-memo.ts';
import type { Uid } from '../../base/uid.ts';
import { planeNormal, toImage } from '../../geometry/image-plane.ts';
import type { ImagePlane, PatientPoint, Vector3 } from '../../geometry/spaces.ts';
import { dot, movePoint, subtract } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageFrame } from '../image-series.ts';
import type { SpineSite, TransitionalAnatomy, Vertebra } from '../level.ts';
import type { Reading } from '../reading.ts';
import { createCurve, directionAt, nearestAlong, type Curve, type CurveSample } from './curve.ts';
import { positionedLabels, type PositionedLabel } from './label-position.ts';
import { nextVertebra } from './sequence.ts';
import { typicalBodyMm, typicalDiscMm } from './typical-heights.ts';

/** The labelled spine as a smooth line, head to tail, in one frame of reference. */
export interface SpineLine {
  readonly curve: Curve;
  readonly anatomy: TransitionalAnatomy;
  readonly stations: readonly Station[];
}

/** A labelled body on the line. Lengths along it in mm. */
export interface Station {
  readonly vertebra: Vertebra;
  readonly at: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
}

type Labelled = Pick<Reading, 'levels' | 'counting'>;

interface KnownLine {
  readonly images: ImageLookup;
  readonly anatomy: TransitionalAnatomy;
  readonly line: SpineLine | null;
}

/** The lines of the labels last asked for: they are asked for with every slice that is shown. */
const knownLines = new WeakMap<Labelled['levels'], Map<Uid | null, KnownLine>>();

/** The line through the labelled centres; null without labels in that frame of reference. */
export function spineLine(
  reading: Labelled,
  images: ImageLookup,
  frameOfReferenceUid: Uid | null,
): SpineLine | null {
  const anatomy = reading.counting.transitional;
  const ofLabels = knownLines.get(reading.levels) ?? new Map<Uid | null, KnownLine>();
  const known = ofLabels.get(frameOfReferenceUid);
  if (known?.images === images && known.anatomy === anatomy) return known.line;
  const line = lineOf(reading, images, frameOfReferenceUid);
  knownLines.set(reading.levels, ofLabels.set(frameOfReferenceUid, { images, anatomy, line }));
  return line;
}

function lineOf(
  reading: Labelled,
  images: ImageLookup,
  frameOfReferenceUid: Uid | null,
): SpineLine | null {
  const { levels } = reading;
  const anatomy = reading.counting.transitional;
  return LINES.get(levels, [images, frameOfReferenceUid, anatomy], () =>
    lineThrough(positionedLabels(levels, images, frameOfReferenceUid), anatomy),
  );
}

/** A study has few frames of reference; every mark of a reading asks for the line of its own. */
const LINES = new PartMemo<Reading['levels'], SpineLine | null>(4);

function lineThrough(
  positioned: readonly PositionedLabel[],
  anatomy: TransitionalAnatomy,
): SpineLine | null {
  if (positioned.length === 0) return null;
  const curve = createCurve(positioned.map(({ position }) => position));
  const centres = positioned.map(({ label }, i) => ({
    vertebra: label.vertebra,
    at: curve.knots[i] ?? 0,
  }));
  return {
    curve,
    anatomy,
    stations: centres.map(({ vertebra, at }, i) => {
      const above = centres[i - 1];
      const below = centres[i + 1];
      const up = above === undefined ? null : halfBodies(above, { vertebra, at }, anatomy);
      const down = below === undefined ? null : halfBodies({ vertebra, at }, below, anatomy);
      const typical = typicalBodyMm(vertebra) / 2;
      // An end label reaches as far outwards as inwards.
      return {
        vertebra,
        at,
        bodyFrom: at - (up?.lower ?? down?.upper ?? typical),
        bodyTo: at + (down?.upper ?? up?.lower ?? typical),
      };
    }),
  };
}

interface Centre {
  readonly vertebra: Vertebra;
  readonly at: number;
}

/** How far two neighbours reach towards each other: their typical share of the distance between their centres. */
function halfBodies(
  upper: Centre,
  lower: Centre,
  anatomy: TransitionalAnatomy,
): { readonly upper: number; readonly lower: number } {
  const upperHalf = typicalBodyMm(upper.vertebra) / 2;
  const lowerHalf = typicalBodyMm(lower.vertebra) / 2;
  if (nextVertebra(upper.vertebra, anatomy) !== lower.vertebra) {
    return { upper: upperHalf, lower: lowerHalf };
  }
  const factor = (lower.at - upper.at) / (upperHalf + typicalDiscMm(upper.vertebra) + lowerHalf);
  return { upper: upperHalf * factor, lower: lowerHalf * factor };
}

/** The place at a length along the line; null outside the labelled range and between labels that are no neighbours. */
export function siteOnLine({ stations, anatomy }: SpineLine, at: number): SpineSite | null {
  for (const [i, station] of stations.entries()) {
    if (at < station.bodyFrom) {
      const above = stations[i - 1];
      const isDisc =
        above !== undefined && nextVertebra(above.vertebra, anatomy) === station.vertebra;
      return isDisc ? { kind: 'disc', upper: above.vertebra, lower: station.vertebra } : null;
    }
    if (at <= station.bodyTo) return { kind: 'vertebra', vertebra: station.vertebra };
  }
  return null;
}

/** The vertebra or disc beside a point of the patient; null outside the labelled range. Space/unit: LPS mm. */
export function siteAt(
  reading: Reading,
  images: ImageLookup,
  point: PatientPoint,
  frameOfReferenceUid: Uid | null,
): SpineSite | null {
  const line = spineLine(reading, images, frameOfReferenceUid);
  return line === null ? null : siteOnLine(line, alongLine(line, point));
}

/** The vertebra or disc an axial frame cuts: where its plane meets the labelled line. Null outside the labelled range. */
export function siteOfFrame(
  reading: Reading,
  images: ImageLookup,
  frame: ImageFrame,
): SpineSite | null {
  const series = images.get(imageKeyOf(frame))?.series;
  if (series === undefined) return null;
  const line = spineLine(reading, images, series.frameOfReferenceUid);
  const at = line === null ? null : crossingOf(line, frame);
  return line === null || at === null ? null : siteOnLine(line, at);
}

/**
 * How far along the line a frame's plane cuts it; beyond the ends the line goes straight on. A plane that cuts a curved
 * spine several times counts where the picture shows it. Unit: mm. Null without geometry.
 */
export function crossingOf(line: SpineLine, frame: ImageFrame): number | null {
  const { plane } = frame;
  if (plane === null) return null;
  const normal = planeNormal(plane);
  const planeAt = dot(plane.imagePositionPatient, normal);
  const heights = line.curve.samples.map(({ point }) => dot(point, normal) - planeAt);
  const on = crossingsOnLine(line, heights);
  const isHeld = ({ point }: CurveSample): boolean => holds(frame, plane, point);
  const ends = (): readonly CurveSample[] => crossingsBeyond(line, normal, heights);
  const found = on.find(isHeld) ?? ends().find(isHeld) ?? on[0] ?? ends()[0];
  return found?.at ?? null;
}

function crossingsOnLine({ curve }: SpineLine, heights: readonly number[]): readonly CurveSample[] {
  return curve.samples.slice(1).flatMap((to, i): readonly CurveSample[] => {
    const [from, before = 0, after = 0] = [curve.samples[i], heights[i], heights[i + 1]];
    if (from === undefined || before === after || before * after > 0) return [];
    const share = before / (before - after);
    const point = movePoint(from.point, subtract(to.point, from.point), share);
    return [{ point, at: from.at + share * (to.at - from.at) }];
  });
}

/** Where the line, gone on straight beyond its nearer end and then its farther one, meets a plane. */
function crossingsBeyond(
  line: SpineLine,
  normal: Vector3,
  heights: readonly number[],
): readonly CurveSample[] {
  const { samples } = line.curve;
  return [0, samples.length - 1]
    .toSorted((a, b) => Math.abs(heights[a] ?? 0) - Math.abs(heights[b] ?? 0))
    .flatMap((index): readonly CurveSample[] => {
      const [end, height] = [samples[index], heights[index]];
      if (end === undefined || height === undefined) return [];
      const direction = spineDirectionAtLength(line, end.at);
      const slope = dot(direction, normal);
      if (slope === 0) return [];
      const mm = -height / slope;
      return [{ point: movePoint(end.point, direction, mm), at: end.at + mm }];
    });
}

function holds({ rows, columns }: ImageFrame, plane: ImagePlane, point: PatientPoint): boolean {
  const [column, row] = toImage(plane, point).point;
  return column >= 0 && row >= 0 && column <= columns && row <= rows;
}

/** How far along the line a point lies. Unit: mm, negative above the first label. */
export function alongLine(line: SpineLine, point: PatientPoint): number {
  const only = line.curve.samples[0];
  // A single label has no direction of its own: the spine runs towards the feet.
  if (line.curve.samples.length === 1 && only !== undefined) return only.point[2] - point[2];
  return nearestAlong(line.curve, point);
}

/** The unit direction of the spine towards the feet, beside a point. */
export const spineDirectionAt = (line: SpineLine, point: PatientPoint): Vector3 =>
  spineDirectionAtLength(line, alongLine(line, point));

const spineDirectionAtLength = (line: SpineLine, at: number): Vector3 =>
  directionAt(line.curve, at) ?? [0, 0, -1];

/** The level a site counts for: a disc goes with the vertebra above it, whose level it is named by. */
export const levelOfSite = (site: SpineSite): Vertebra =>
  site.kind === 'vertebra' ? site.vertebra : site.upper;

/** Whether a site is a level or a disc beside it. */
export const isTouching = (site: SpineSite, level: Vertebra): boolean =>
  site.kind === 'vertebra' ? site.vertebra === level : site.upper === level || site.lower === level;
