import { err, ok } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import type { PatientPoint } from '../../geometry/spaces.ts';
import { distanceMm } from '../../geometry/vector.ts';
import type { Vertebra } from '../level.ts';
import type { LevelLabel, MarkId } from '../reading.ts';
import { createCurve, nearestAlong } from './curve.ts';
import { positionedLabels, positionOf, type PositionedLabel } from './label-position.ts';
import type { LabelPlace, NamingContext, NamingError, NamingResult } from './naming-types.ts';
import { respaceProposals } from './respace.ts';
import { compareVertebrae, stepVertebra, vertebraSequence } from './sequence.ts';
import { typicalDistanceMm } from './typical-heights.ts';

export type { LabelPlace, NamingContext, NamingError, NamingResult } from './naming-types.ts';

/** A click further off than this many typical steps is no neighbour: its name is asked for. */
const FARTHEST_NEIGHBOUR = 1.6;

const fail = (kind: NamingError['kind'], message: string): NamingResult => err({ kind, message });

const NO_GEOMETRY =
  'This image has no trustworthy geometry, so no level can be named on it. Use another series.';
const OTHER_SPACE =
  'This series has a frame of reference of its own, so its levels cannot be joined to those already named.';

/** A place in the patient, among the labels it can be compared with. */
interface Situation {
  readonly position: PatientPoint;
  readonly frameOfReferenceUid: Uid | null;
  readonly neighbours: readonly PositionedLabel[];
}

function situationOf(
  labels: readonly LevelLabel[],
  place: LabelPlace,
  { images }: NamingContext,
): Situation | NamingError {
  const found = positionOf(place.image, place.point, images);
  if (found === null) return { kind: 'no-geometry', message: NO_GEOMETRY };
  const neighbours = positionedLabels(labels, images, found.frameOfReferenceUid);
  return neighbours.length === 0 && labels.length > 0
    ? { kind: 'no-geometry', message: OTHER_SPACE }
    : { ...found, neighbours };
}

const isError = (value: Situation | NamingError): value is NamingError => 'kind' in value;

/**
 * What a click at a place is likely to be: the label beside it, the next vertebra up or down, or, further off, the one
 * that lies there by typical heights. Null without any label, and beyond the ends of the spine.
 */
export function suggestVertebra(
  labels: readonly LevelLabel[],
  place: LabelPlace,
  context: NamingContext,
): Vertebra | null {
  const situation = situationOf(labels, place, context);
  return isError(situation) ? null : (guess(situation, context)?.vertebra ?? null);
}

interface Guess {
  readonly vertebra: Vertebra;
  /** Whether it is a label's neighbour, or the label itself, so that it needs no asking. */
  readonly isSure: boolean;
}

function guess({ position, neighbours }: Situation, context: NamingContext): Guess | null {
  const first = neighbours[0];
  const last = neighbours.at(-1);
  if (first === undefined || last === undefined) return null;
  const curve = createCurve(neighbours.map((one) => one.position));
  const length = curve.knots.at(-1) ?? 0;
  const at =
    neighbours.length === 1 ? first.position[2] - position[2] : nearestAlong(curve, position);
  if (at > 0 && at < length) return guessBetween(neighbours, curve.knots, at, context);
  const isAbove = at <= 0;
  const end = isAbove ? first : last;
  return guessBeyond(end, isAbove ? -1 : 1, distanceMm(end.position, position), context);
}

/** Between two labels: the one it is nearest to, or one still missing between them. */
function guessBetween(
  neighbours: readonly PositionedLabel[],
  knots: readonly number[],
  at: number,
  { anatomy }: NamingContext,
): Guess | null {
  const below = knots.findIndex((knot) => knot >= at);
  const upper = neighbours[below - 1]?.label.vertebra;
  const lower = neighbours[below]?.label.vertebra;
  const from = knots[below - 1];
  const to = knots[below];
  if (upper === undefined || lower === undefined || from === undefined || to === undefined) {
    return null;
  }
  const whole = typicalDistanceMm(upper, lower, anatomy);
  const share = (at - from) / (to - from);
  const candidates = vertebraSequence(anatomy).filter(
    (v) => compareVertebrae(upper, v) <= 0 && compareVertebrae(v, lower) <= 0,
  );
  const off = (vertebra: Vertebra): number =>
    Math.abs(
      share - (vertebra === upper ? 0 : typicalDistanceMm(upper, vertebra, anatomy) / whole),
    );
  const nearest = candidates.toSorted((a, b) => off(a) - off(b))[0];
  return nearest === undefined ? null : { vertebra: nearest, isSure: true };
}

/** Beyond the last label: the next vertebra, or where typical heights lead to. */
function guessBeyond(
  end: PositionedLabel,
  direction: 1 | -1,
  distance: number,
  { anatomy }: NamingContext,
): Guess | null {
  const here = end.label.vertebra;
  const typical = (other: Vertebra): number =>
    direction === 1
      ? typicalDistanceMm(here, other, anatomy)
      : typicalDistanceMm(other, here, anatomy);
  const next = stepVertebra(here, direction, anatomy);
  if (next === null) return null;
  // So near that it can only be the label itself, put right.
  if (distance < typical(next) / 3) return { vertebra: here, isSure: true };
  if (distance <= FARTHEST_NEIGHBOUR * typical(next)) return { vertebra: next, isSure: true };
  const further = vertebraSequence(anatomy).filter(
    (v) => compareVertebrae(v, here) * direction > 0,
  );
  const nearest = further.toSorted(
    (a, b) => Math.abs(typical(a) - distance) - Math.abs(typical(b) - distance),
  )[0];
  return nearest === undefined ? null : { vertebra: nearest, isSure: false };
}

/**
 * Puts a label where the reader clicked and proposes those missing between it and the confirmed ones. Without a name it
 * is named by its neighbours. A vertebra that has a label already is moved there.
 * Errors: 'needs-name' for the first label and for a click too far off, 'out-of-range' for a vertebra this anatomy does
 * not have, 'wrong-order' when it would stand on the wrong side of a confirmed label, 'no-geometry'.
 */
export function placeLevel(
  labels: readonly LevelLabel[],
  place: LabelPlace,
  vertebra: Vertebra | null,
  context: NamingContext,
): NamingResult {
  const situation = situationOf(labels, place, context);
  if (isError(situation)) return err(situation);
  const guessed = vertebra === null ? guess(situation, context) : { vertebra, isSure: true };
  if (guessed === null) {
    return labels.length === 0
      ? fail('needs-name', 'Say which vertebra this is.')
      : fail('out-of-range', 'There is no vertebra beyond this one.');
  }
  if (!guessed.isSure) {
    return fail('needs-name', 'This is too far from the named levels to be the next one.');
  }
  if (!vertebraSequence(context.anatomy).includes(guessed.vertebra)) {
    return fail('out-of-range', notInAnatomy(guessed.vertebra));
  }
  const existing = labels.find((label) => label.vertebra === guessed.vertebra);
  const id = existing?.id ?? context.newId();
  return settle(
    labels,
    { id, vertebra: guessed.vertebra, ...place, status: 'confirmed' },
    context,
    true,
  );
}

/**
 * Moves a label, which confirms it; those still proposed are spaced anew.
 * Errors: 'no-label', 'no-geometry', 'wrong-order'.
 */
export function moveLevel(
  labels: readonly LevelLabel[],
  id: MarkId,
  place: LabelPlace,
  context: NamingContext,
): NamingResult {
  const label = labels.find((one) => one.id === id);
  if (label === undefined) return fail('no-label', 'This label is gone.');
  return settle(labels, { ...label, ...place, status: 'confirmed' }, context, false);
}

/** Takes one label in, in place of one of the same identity, and spaces the proposed ones. */
function settle(
  labels: readonly LevelLabel[],
  label: LevelLabel,
  context: NamingContext,
  fill: boolean,
): NamingResult {
  const others = labels.filter((one) => one.id !== label.id);
  const situation = situationOf(others, label, context);
  if (isError(situation)) return err(situation);
  const wrong = situation.neighbours.find(
    (other) => other.label.status === 'confirmed' && isMisplaced(label, situation.position, other),
  );
  if (wrong !== undefined) {
    const side = compareVertebrae(label.vertebra, wrong.label.vertebra) < 0 ? 'above' : 'below';
    return fail('wrong-order', `${label.vertebra} must lie ${side} ${wrong.label.vertebra}.`);
  }
  return ok(respaceProposals([...others, label], situation.frameOfReferenceUid, fill, context));
}

/** Head is up in LPS, also on a curved spine: bodies follow each other downwards. */
const isMisplaced = (label: LevelLabel, position: PatientPoint, other: PositionedLabel): boolean =>
  compareVertebrae(label.vertebra, other.label.vertebra) < 0
    ? position[2] <= other.position[2]
    : position[2] >= other.position[2];

/**
 * Gives a label another name and shifts all others by as much, so that a wrong count is put right at once.
 * Errors: 'no-label'; 'out-of-range' when a label would be shifted off the spine.
 */
export function renameLevel(
  labels: readonly LevelLabel[],
  id: MarkId,
  vertebra: Vertebra,
  context: NamingContext,
): NamingResult {
  const label = labels.find((one) => one.id === id);
  if (label === undefined) return fail('no-label', 'This label is gone.');
  const sequence = vertebraSequence(context.anatomy);
  if (!sequence.includes(vertebra)) return fail('out-of-range', notInAnatomy(vertebra));
  const steps = sequence.indexOf(vertebra) - positionIn(sequence, label.vertebra);
  const shifted = shift(labels, () => true, steps, context);
  if (!shifted.ok) return shifted;
  const named = shifted.value.map((one): LevelLabel =>
    one.id === id ? { ...one, vertebra, status: 'confirmed' } : one,
  );
  return ok(respaceAround(named, label, context));
}

/**
 * Names a body that was passed over: it takes the name of the label below it, which shifts down with all further ones.
 * Beyond the ends it is the next vertebra. Errors: as `placeLevel`.
 */
export function insertLevel(
  labels: readonly LevelLabel[],
  place: LabelPlace,
  context: NamingContext,
): NamingResult {
  const situation = situationOf(labels, place, context);
  if (isError(situation)) return err(situation);
  const { neighbours, position, frameOfReferenceUid } = situation;
  const below = neighbours.find((one) => one.position[2] < position[2]);
  const isBetween = below !== undefined && neighbours[0] !== below;
  if (!isBetween) return placeLevel(labels, place, null, context);
  const vertebra = below.label.vertebra;
  const shifted = shift(labels, (one) => compareVertebrae(one.vertebra, vertebra) >= 0, 1, context);
  if (!shifted.ok) return shifted;
  const inserted: LevelLabel = { id: context.newId(), vertebra, ...place, status: 'confirmed' };
  return ok(respaceProposals([...shifted.value, inserted], frameOfReferenceUid, false, context));
}

/**
 * Takes a label away. With `closeGap` it was no vertebra of its own, and those below shift up by one.
 * Errors: 'no-label', 'out-of-range'.
 */
export function removeLevel(
  labels: readonly LevelLabel[],
  id: MarkId,
  closeGap: boolean,
  context: NamingContext,
): NamingResult {
  const label = labels.find((one) => one.id === id);
  if (label === undefined) return fail('no-label', 'This label is gone.');
  const others = labels.filter((one) => one.id !== id);
  if (!closeGap) return ok(respaceAround(others, label, context));
  const shifted = shift(
    others,
    (one) => compareVertebrae(one.vertebra, label.vertebra) > 0,
    -1,
    context,
  );
  return shifted.ok ? ok(respaceAround(shifted.value, label, context)) : shifted;
}

/** The labels with some, or all, of the proposed ones taken as they are. */
export const confirmLevels = (
  labels: readonly LevelLabel[],
  ids?: readonly MarkId[],
): readonly LevelLabel[] =>
  labels.map((label) =>
    ids === undefined || ids.includes(label.id) ? { ...label, status: 'confirmed' } : label,
  );

function shift(
  labels: readonly LevelLabel[],
  isShifted: (label: LevelLabel) => boolean,
  steps: number,
  { anatomy }: NamingContext,
): NamingResult {
  const sequence = vertebraSequence(anatomy);
  const shifted: LevelLabel[] = [];
  for (const label of labels) {
    const vertebra = isShifted(label)
      ? sequence[positionIn(sequence, label.vertebra) + steps]
      : label.vertebra;
    if (vertebra === undefined) {
      const end = steps < 0 ? sequence[0] : sequence.at(-1);
      return fail(
        'out-of-range',
        `${label.vertebra} would be shifted beyond ${end ?? 'the end'}. Check the name, or remove labels first.`,
      );
    }
    shifted.push({ ...label, vertebra });
  }
  return ok(shifted);
}

/** Where a vertebra stands, or would stand, in a sequence that may not have it since the anatomy was changed. */
function positionIn(sequence: readonly Vertebra[], vertebra: Vertebra): number {
  const index = sequence.indexOf(vertebra);
  if (index !== -1) return index;
  const after = sequence.findIndex((other) => compareVertebrae(other, vertebra) > 0);
  return after === -1 ? sequence.length : after;
}

function respaceAround(
  labels: readonly LevelLabel[],
  origin: LevelLabel,
  context: NamingContext,
): readonly LevelLabel[] {
  const found = positionOf(origin.image, origin.point, context.images);
  return found === null
    ? labels.toSorted((a, b) => compareVertebrae(a.vertebra, b.vertebra))
    : respaceProposals(labels, found.frameOfReferenceUid, false, context);
}

const notInAnatomy = (vertebra: Vertebra): string =>
  `${vertebra} does not exist in the chosen anatomy. Change the transitional anatomy first.`;
