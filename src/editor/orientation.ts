import { toPatient } from '../geometry/image-plane.ts';
import type { CanvasPoint, Vector3 } from '../geometry/spaces.ts';
import { normalise, subtract } from '../geometry/vector.ts';
import type { PaneView } from './ports.ts';

/** The patient's directions at the four edges of a pane, one or two letters each. */
export interface EdgeLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

/** A component smaller than this is not worth a letter: about 15 degrees off. */
const SECOND_LETTER = 0.26;

/** A direction in letters: R L, A P, H F, the strongest first. Source: DICOM PS3.3 C.7.6.1.1.1. */
export function directionLetters(direction: Vector3): string {
  const names: readonly (readonly [string, string])[] = [
    ['R', 'L'],
    ['A', 'P'],
    ['F', 'H'],
  ];
  return direction
    .map((value, axis) => ({
      size: Math.abs(value),
      letter: names[axis]?.[value > 0 ? 1 : 0] ?? '',
    }))
    .filter(({ size }) => size > SECOND_LETTER)
    .sort((a, b) => b.size - a.size)
    .slice(0, 2)
    .map(({ letter }) => letter)
    .join('');
}

/** The letters at a pane's edges; null where the image has no geometry. */
export function edgeLetters(view: PaneView): EdgeLetters | null {
  const { plane } = view.frame;
  if (!plane) return null;
  const at = (x: number, y: number): Vector3 =>
    toPatient(plane, view.toImage([x, y] as unknown as CanvasPoint));
  const origin = at(0, 0);
  const right = normalise(subtract(at(100, 0), origin));
  const down = normalise(subtract(at(0, 100), origin));
  const opposite = ([x, y, z]: Vector3): Vector3 => [-x, -y, -z];
  return {
    right: directionLetters(right),
    left: directionLetters(opposite(right)),
    bottom: directionLetters(down),
    top: directionLetters(opposite(down)),
  };
}
