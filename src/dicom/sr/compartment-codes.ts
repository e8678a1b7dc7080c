import { COMPARTMENTS, type Compartment } from '../../domain/compartment.ts';
import { VALUES } from './codes.ts';
import {
  codeKey,
  privateCode,
  standardCode,
  type CodedConcept,
  type CodeEntry,
} from './coded-concept.ts';

/** How a compartment is named: the kind of place, its side, and where in it. */
export interface CompartmentCode {
  readonly concept: CodeEntry;
  readonly laterality: CodeEntry | null;
  readonly topography: readonly CodeEntry[];
}

/** The kinds of place. Source: spec sr-template table D and 3b. */
export const INVOLVEMENT_CONCEPTS = {
  body: privateCode('INV_VB', 'Vertebral body involvement'),
  pedicle: privateCode('INV_PEDICLE', 'Pedicle involvement'),
  lamina: privateCode('INV_LAMINA', 'Lamina involvement'),
  facet: privateCode('INV_FACET', 'Facet joint involvement'),
  costovertebral: privateCode('INV_COSTOVERTEBRAL', 'Costovertebral joint involvement'),
  transverse: privateCode('INV_TRANSVERSE', 'Transverse process involvement'),
  spinous: privateCode('INV_SPINOUS', 'Spinous process involvement'),
  epidural: privateCode('INV_EPIDURAL', 'Epidural space involvement'),
  intraduralExtramedullary: privateCode('INV_IDEM', 'Intradural extramedullary involvement'),
  intramedullary: privateCode('INV_IM', 'Intramedullary involvement'),
  foramen: privateCode('INV_FORAMEN', 'Neural foramen involvement'),
  paraspinal: privateCode('INV_PARASPINAL', 'Paraspinal soft tissue involvement'),
} as const satisfies Record<string, CodeEntry>;

/** The parts of a vertebra that have a public code: they stand as finding site beside the vertebra. */
export const PART_CODES = {
  pedicle: standardCode('78972004', 'SCT', 'Pedicle of vertebra', 'CID 6115'),
  lamina: standardCode('89340005', 'SCT', 'Lamina of vertebra', 'CID 6115'),
  spinous: standardCode('55678000', 'SCT', 'Spinous process of vertebra', 'CID 6115'),
  transverse: standardCode('73400003', 'SCT', 'Transverse process of vertebra', 'CID 6115'),
} as const satisfies Partial<Record<keyof typeof INVOLVEMENT_CONCEPTS, CodeEntry>>;

const PARTS: ReadonlyMap<string, CodeEntry> = new Map(
  Object.entries(PART_CODES).map(([kind, code]) => [
    codeKey(INVOLVEMENT_CONCEPTS[kind as keyof typeof PART_CODES]),
    code,
  ]),
);

/** The part of the vertebra that an involvement is of; null where no public table has it. */
export const partOf = (involvement: CodedConcept): CodeEntry | null =>
  PARTS.get(codeKey(involvement)) ?? null;

const { left, right, anterior, middle, posterior } = VALUES;
const of = (
  concept: CodeEntry,
  laterality: CodeEntry | null = null,
  ...topography: readonly CodeEntry[]
): CompartmentCode => ({ concept, laterality, topography });
const I = INVOLVEMENT_CONCEPTS;

/** The code of each compartment. The middle third of the body carries `Middle` beside `Anterior` or `Posterior`. */
export const COMPARTMENT_CODES = {
  'body-anterior-right': of(I.body, right, anterior),
  'body-anterior-middle': of(I.body, null, anterior, middle),
  'body-anterior-left': of(I.body, left, anterior),
  'body-posterior-right': of(I.body, right, posterior),
  'body-posterior-middle': of(I.body, null, posterior, middle),
  'body-posterior-left': of(I.body, left, posterior),
  'pedicle-right': of(I.pedicle, right),
  'pedicle-left': of(I.pedicle, left),
  'lamina-right': of(I.lamina, right),
  'lamina-left': of(I.lamina, left),
  'facet-right': of(I.facet, right),
  'facet-left': of(I.facet, left),
  'costovertebral-right': of(I.costovertebral, right),
  'costovertebral-left': of(I.costovertebral, left),
  'transverse-process-right': of(I.transverse, right),
  'transverse-process-left': of(I.transverse, left),
  'spinous-process': of(I.spinous),
  'epidural-ventral': of(I.epidural, null, anterior),
  'epidural-dorsal': of(I.epidural, null, posterior),
  'epidural-right': of(I.epidural, right),
  'epidural-left': of(I.epidural, left),
  'intradural-extramedullary': of(I.intraduralExtramedullary),
  intramedullary: of(I.intramedullary),
  'foramen-right': of(I.foramen, right),
  'foramen-left': of(I.foramen, left),
  'paraspinal-right': of(I.paraspinal, right),
  'paraspinal-left': of(I.paraspinal, left),
} as const satisfies Record<Compartment, CompartmentCode>;

const nameOf = (
  concept: CodedConcept,
  laterality: CodedConcept | null,
  topography: readonly CodedConcept[],
): string =>
  [
    codeKey(concept),
    laterality === null ? '' : codeKey(laterality),
    ...topography.map(codeKey).sort(),
  ].join(' ');

const BY_NAME: ReadonlyMap<string, Compartment> = new Map(
  COMPARTMENTS.map((compartment) => {
    const { concept, laterality, topography } = COMPARTMENT_CODES[compartment];
    return [nameOf(concept, laterality, topography), compartment];
  }),
);

/**
 * The compartments a coded item speaks of: one, both sides for `Bilateral`, none when our set has no such place (such
 * as a whole vertebral body).
 */
export function compartmentsOfCode(
  concept: CodedConcept,
  laterality: CodedConcept | null,
  topography: readonly CodedConcept[],
): readonly Compartment[] {
  const isBilateral = laterality !== null && codeKey(laterality) === codeKey(VALUES.bilateral);
  const sides = isBilateral ? [VALUES.right, VALUES.left] : [laterality];
  const found = sides.map((side) => BY_NAME.get(nameOf(concept, side, topography)));
  return found.every((one) => one !== undefined) ? found : [];
}
