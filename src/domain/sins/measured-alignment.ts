import { toPatient } from '../../geometry/image-plane.ts';
import type { ImagePlane, ImagePoint, PatientPoint } from '../../geometry/spaces.ts';
import { add, scale } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageSeries } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { positionOf } from '../levels/label-position.ts';
import { siteAt } from '../levels/locate.ts';
import { compareVertebrae } from '../levels/sequence.ts';
import { cobbAngleDeg, translationMm } from '../measurement-value.ts';
import type { MarkId, Measurement, Reading } from '../reading.ts';
import { translationLimitMm, type Bend, type Slip } from './alignment.ts';
import { kyphosisDeg } from './kyphosis.ts';
import { isInvolved } from './neighbours.ts';

/** What was measured of a level's alignment, and the marks that it rests on. */
export interface MeasuredAlignment {
  readonly slip: (Slip & { readonly marks: readonly MarkId[] }) | null;
  /** The latest of each kind, kyphosis first. */
  readonly bends: readonly (Bend & { readonly marks: readonly MarkId[] })[];
}

type Angle = Extract<Measurement, { kind: 'angle' }>;
type Translation = Extract<Measurement, { kind: 'translation' }>;

/** The alignment of a level from its translations and angles. Source: spec clinical-rules 4.5. */
export const measuredAlignment = (
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): MeasuredAlignment => ({
  slip: worstSlip(reading, level, images),
  bends: bendsAt(reading, level, images),
});

/** The slip nearest to its limit, or furthest beyond it; of one segment the latest counts. */
function worstSlip(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): MeasuredAlignment['slip'] {
  const latest = new Map<Vertebra, Slip & { readonly marks: readonly MarkId[] }>();
  for (const one of reading.measurements) {
    if (one.kind !== 'translation' || one.level !== level) continue;
    const plane = images.get(imageKeyOf(one.image))?.frame.plane;
    if (!plane) continue;
    const lower = lowerVertebra(reading, one, images) ?? level;
    latest.set(lower, { lower, mm: translationMm(plane, one.points), marks: [one.id] });
  }
  const share = ({ lower, mm }: Slip): number =>
    Math.abs(mm) / translationLimitMm(lower, reading.rules);
  return [...latest.values()].toSorted((a, b) => share(b) - share(a))[0] ?? null;
}

/** The vertebra whose upper endplate a translation was measured on; null while it is not named. */
export function lowerVertebra(
  reading: Reading,
  { image, points: [, posterior, anterior] }: Pick<Translation, 'image' | 'points'>,
  images: ImageLookup,
): Vertebra | null {
  const home = images.get(imageKeyOf(image));
  const plane = home?.frame.plane;
  if (home === undefined || !plane) return null;
  const site = siteAt(
    reading,
    images,
    midpoint(plane, [posterior, anterior]),
    home.series.frameOfReferenceUid,
  );
  if (site === null) return null;
  return site.kind === 'disc' ? site.lower : site.vertebra;
}

/** The level's latest angle in each plane, beside those of the nearest segments that do not hold the level. */
function bendsAt(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): MeasuredAlignment['bends'] {
  const angles = reading.measurements.flatMap((one) => angleOf(one, images) ?? []);
  return (['kyphosis', 'scoliosis'] as const).flatMap((kind) => {
    const own = angles.findLast((one) => one.level === level && one.kind === kind);
    return own === undefined ? [] : [bendOf(own, angles, reading, images)];
  });
}

function bendOf(
  own: AngleAtLevel,
  angles: readonly AngleAtLevel[],
  reading: Reading,
  images: ImageLookup,
): MeasuredAlignment['bends'][number] {
  const { level } = own;
  const others = angles.filter(
    (one) =>
      one.kind === own.kind &&
      one.level !== level &&
      !isInvolved(reading, one.level) &&
      !holdsLevel(reading, one, level, images),
  );
  const above = others
    .filter((one) => compareVertebrae(one.level, level) < 0)
    .toSorted((a, b) => compareVertebrae(b.level, a.level))[0];
  const below = others
    .filter((one) => compareVertebrae(one.level, level) > 0)
    .toSorted((a, b) => compareVertebrae(a.level, b.level))[0];
  const compared = [above, below].filter((one) => one !== undefined);
  const [first] = compared;
  return {
    kind: own.kind,
    angleDeg: own.angleDeg,
    expected:
      compared.length === 0
        ? null
        : {
            angleDeg: compared.reduce((sum, one) => sum + one.angleDeg, 0) / compared.length,
            levels: compared.map((one) => one.level),
            spreadDeg: Math.abs((first?.angleDeg ?? 0) - (compared.at(-1)?.angleDeg ?? 0)),
          },
    marks: [own, ...compared].map(({ mark }) => mark.id),
  };
}

interface AngleAtLevel {
  readonly mark: Angle;
  readonly level: Vertebra;
  readonly kind: Bend['kind'];
  readonly angleDeg: number;
  /** Heights of its two lines. Unit: mm, LPS z. */
  readonly from: number;
  readonly to: number;
}

function angleOf(measurement: Measurement, images: ImageLookup): AngleAtLevel | null {
  if (measurement.kind !== 'angle' || measurement.level === null) return null;
  const home = images.get(imageKeyOf(measurement.image));
  const plane = home?.frame.plane;
  if (home === undefined || !plane) return null;
  const kind = kindOn(home.series);
  if (kind === null) return null;
  const [a, b, c, d] = measurement.points;
  const heights = [midpoint(plane, [a, b])[2], midpoint(plane, [c, d])[2]];
  return {
    mark: measurement,
    level: measurement.level,
    kind,
    angleDeg:
      (kind === 'kyphosis' ? kyphosisDeg(plane, measurement.points) : null) ??
      cobbAngleDeg(plane, measurement.points),
    from: Math.min(...heights),
    to: Math.max(...heights),
  };
}

const kindOn = ({ plane }: ImageSeries): Bend['kind'] | null =>
  plane.nearest === 'sagittal' ? 'kyphosis' : plane.nearest === 'coronal' ? 'scoliosis' : null;

/** Whether the body of a level lies between the two lines of an angle; it then is no segment to compare with. */
function holdsLevel(
  reading: Reading,
  { mark, from, to }: AngleAtLevel,
  level: Vertebra,
  images: ImageLookup,
): boolean {
  const label = reading.levels.find((one) => one.vertebra === level);
  const place = label && positionOf(label.image, label.point, images);
  const home = images.get(imageKeyOf(mark.image));
  if (!place || place.frameOfReferenceUid !== home?.series.frameOfReferenceUid) return false;
  return place.position[2] >= from && place.position[2] <= to;
}

function midpoint(plane: ImagePlane, [a, b]: readonly [ImagePoint, ImagePoint]): PatientPoint {
  return scale(add(toPatient(plane, a), toPatient(plane, b)), 0.5) as PatientPoint;
}
