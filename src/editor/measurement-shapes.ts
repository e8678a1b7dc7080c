import { toImage, toPatient } from '../geometry/image-plane.ts';
import type { ImagePlane, ImagePoint, PatientPoint } from '../geometry/spaces.ts';
import { dot, movePoint, normalise, subtract } from '../geometry/vector.ts';
import type { ImageFrame } from '../domain/image-series.ts';
import { lengthMm, measurementText, translationMm } from '../domain/measurement-value.ts';
import type { Measurement } from '../domain/reading.ts';
import type { Shape } from './scene.ts';

/** A measurement as it is drawn: its lines with the value, and its points while it is chosen. */
export function measurementShapes(
  measurement: Measurement,
  frame: ImageFrame,
  selected: boolean,
): readonly Shape[] {
  const handles =
    selected && measurement.kind !== 'signal'
      ? measurement.points.map((point): Shape => ({ kind: 'handle', point, style: 'vertex' }))
      : [];
  return [...linesOf(measurement, frame.plane, selected), ...handles];
}

function linesOf(
  measurement: Measurement,
  plane: ImagePlane | null,
  selected: boolean,
): readonly Shape[] {
  const label = measurementText(measurement, plane);
  const line = (
    points: readonly ImagePoint[],
    text: string | null,
    style: Extract<Shape, { kind: 'line' }>['style'] = 'measure',
  ): Shape => ({ kind: 'line', id: measurement.id, points, style, label: text, selected });
  switch (measurement.kind) {
    case 'angle': {
      const [a, b, c, d] = measurement.points;
      return [line([a, b], null), line([c, d], label)];
    }
    case 'translation': {
      const [upper, posterior, anterior] = measurement.points;
      const foot = plane && footOfSlip(plane, measurement.points);
      // The slip itself is the thick part of the endplate; a dashed line leads to the corner that it was measured from.
      return foot === null
        ? [line([posterior, anterior], label)]
        : [
            line([posterior, anterior], null),
            line([upper, foot], null, 'draft'),
            line([posterior, foot], label, 'deciding'),
          ];
    }
    case 'signal': {
      const [first] = measurement.points;
      return [line(first ? [...measurement.points, first] : [], label)];
    }
    case 'arrow':
      return [line(measurement.points, label === '' ? null : label, 'arrow')];
    case 'height':
      // Where it stands says which column it is; three names in a row would cover each other and the body.
      return [
        line(
          measurement.points,
          plane && `${lengthMm(plane, ...measurement.points).toFixed(1)} mm`,
        ),
      ];
    case 'distance':
      return [line(measurement.points, label === '' ? null : label)];
  }
}

/** Where the upper corner of a translation falls on the lower endplate; null where the endplate has no length. */
function footOfSlip(
  plane: ImagePlane,
  points: Extract<Measurement, { kind: 'translation' }>['points'],
): ImagePoint | null {
  const [, posterior, anterior] = points.map((point): PatientPoint => toPatient(plane, point));
  if (!posterior || !anterior) return null;
  const endplate = normalise(subtract(anterior, posterior));
  if (dot(endplate, endplate) === 0) return null;
  return toImage(plane, movePoint(posterior, endplate, translationMm(plane, points))).point;
}
