import { toImage } from '../../geometry/image-plane.ts';
import type { PatientPoint } from '../../geometry/spaces.ts';
import type { Uid } from '../../base/uid.ts';
import { imageKeyOf } from '../image-series.ts';
import type { LevelLabel } from '../reading.ts';
import { createCurve, pointAt } from './curve.ts';
import { positionedLabels, type PositionedLabel } from './label-position.ts';
import type { LabelPlace, NamingContext } from './naming-types.ts';
import { compareVertebrae, vertebraeBetween } from './sequence.ts';
import { typicalDistanceMm } from './typical-heights.ts';

/**
 * The labels with those proposed between confirmed neighbours spaced anew: along the smooth line through the confirmed
 * ones, in proportion to typical heights of bodies and discs. Nothing is proposed beyond the outermost confirmed label.
 * With `fill`, every vertebra missing between two confirmed ones is proposed too. Labels of another frame of reference
 * stay as they are.
 */
export function respaceProposals(
  labels: readonly LevelLabel[],
  frameOfReferenceUid: Uid | null,
  fill: boolean,
  context: NamingContext,
): readonly LevelLabel[] {
  const here = positionedLabels(labels, context.images, frameOfReferenceUid);
  const anchors = here.filter(({ label }) => label.status === 'confirmed');
  const proposed = here
    .filter(({ label }) => label.status === 'proposed')
    .map(({ label }) => label);
  const curve = createCurve(anchors.map(({ position }) => position));
  const spaced = anchors.flatMap((upper, i) => {
    const lower = anchors[i + 1];
    if (lower === undefined) return [];
    const from = curve.knots[i] ?? 0;
    const to = curve.knots[i + 1] ?? 0;
    return spacedBetween(upper, lower, proposed, fill, context, (share) =>
      pointAt(curve, from + share * (to - from)),
    );
  });
  const kept = labels.filter((label) => !proposed.includes(label));
  return [...kept, ...spaced].toSorted((a, b) => compareVertebrae(a.vertebra, b.vertebra));
}

function spacedBetween(
  upper: PositionedLabel,
  lower: PositionedLabel,
  proposed: readonly LevelLabel[],
  fill: boolean,
  context: NamingContext,
  positionAt: (share: number) => PatientPoint,
): readonly LevelLabel[] {
  const { anatomy } = context;
  const top = upper.label.vertebra;
  const bottom = lower.label.vertebra;
  const whole = typicalDistanceMm(top, bottom, anatomy);
  return vertebraeBetween(top, bottom, anatomy).flatMap((vertebra): readonly LevelLabel[] => {
    const existing = proposed.find((label) => label.vertebra === vertebra);
    if (existing === undefined && !fill) return [];
    const share = typicalDistanceMm(top, vertebra, anatomy) / whole;
    const place = placeOn(upper.label, positionAt(share), context);
    if (place === null) return [];
    return [{ id: existing?.id ?? context.newId(), vertebra, ...place, status: 'proposed' }];
  });
}

/** The nearest frame of a label's series to a point of the patient, and the point on it. */
function placeOn(
  label: LevelLabel,
  position: PatientPoint,
  { images }: NamingContext,
): LabelPlace | null {
  const series = images.get(imageKeyOf(label.image))?.series;
  let best: { readonly place: LabelPlace; readonly distance: number } | null = null;
  for (const frame of series?.frames ?? []) {
    if (frame.plane === null) continue;
    const { point, offPlaneMm } = toImage(frame.plane, position);
    const distance = Math.abs(offPlaneMm);
    if (best !== null && distance >= best.distance) continue;
    const image = { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber };
    best = { place: { image, point }, distance };
  }
  return best?.place ?? null;
}
