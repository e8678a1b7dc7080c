import type { Compartment } from '../compartment.ts';
import { compartmentName } from '../names.ts';
import { signName } from '../observation-words.ts';
import type { SpineSign } from '../observations.ts';
import type { CardId } from './reference.ts';

const EPIDURAL = [
  'epidural-ventral',
  'epidural-dorsal',
  'epidural-right',
  'epidural-left',
] as const satisfies readonly Compartment[];
const FORAMINA = ['foramen-right', 'foramen-left'] as const satisfies readonly Compartment[];
const PARASPINAL = [
  'paraspinal-right',
  'paraspinal-left',
] as const satisfies readonly Compartment[];
const FACETS = ['facet-right', 'facet-left'] as const satisfies readonly Compartment[];
const PEDICLES = ['pedicle-right', 'pedicle-left'] as const satisfies readonly Compartment[];
const BODY = [
  'body-anterior-right', 'body-anterior-middle', 'body-anterior-left',
  'body-posterior-right', 'body-posterior-middle', 'body-posterior-left',
] as const satisfies readonly Compartment[]; // prettier-ignore

/** Where a differential is thought of. Compartments in `first` make it more likely than those in `also`. */
interface Place {
  readonly card: CardId;
  readonly first: readonly Compartment[];
  readonly also: readonly Compartment[];
  readonly signs: readonly SpineSign[];
}

const PLACES: readonly Place[] = [
  { card: 'abscess', first: ['epidural-ventral'], also: [...EPIDURAL, ...PARASPINAL], signs: [] },
  { card: 'haematoma', first: ['epidural-dorsal'], also: EPIDURAL, signs: [] },
  { card: 'disc', first: ['epidural-ventral', ...FORAMINA], also: [], signs: [] },
  { card: 'synovial-cyst', first: FACETS, also: ['epidural-dorsal'], signs: [] },
  { card: 'fibrosis', first: [], also: EPIDURAL, signs: [] },
  { card: 'epidural-haemangioma', first: [], also: [...EPIDURAL, ...FORAMINA], signs: [] },
  { card: 'haematopoiesis', first: [], also: [...EPIDURAL, ...PARASPINAL], signs: [] },
  { card: 'venous-plexus', first: [], also: ['epidural-ventral'], signs: [] },
  { card: 'routes', first: FORAMINA, also: PARASPINAL, signs: ['via-foramen'] },
  {
    card: 'compartment-signs',
    first: ['intradural-extramedullary', 'intramedullary'],
    also: [],
    signs: [],
  },
  { card: 'body-haemangioma', first: BODY, also: [], signs: [] },
  { card: 'discogenic', first: [], also: BODY, signs: [] },
  { card: 'schmorl', first: [], also: BODY, signs: [] },
  { card: 'discitis', first: [], also: [...BODY, ...PARASPINAL], signs: [] },
  { card: 'red-marrow', first: [], also: BODY, signs: [] },
  { card: 'trauma-oedema', first: [], also: BODY, signs: [] },
  { card: 'hounsfield', first: [], also: [], signs: ['ivory-vertebra', 'osteoblastic-flare'] },
  { card: 'fracture-ct', first: [], also: PEDICLES, signs: ['winking-owl'] },
  { card: 'sign-ivory-vertebra', first: [], also: [], signs: ['ivory-vertebra'] },
  { card: 'sign-osteoblastic-flare', first: [], also: [], signs: ['osteoblastic-flare'] },
  { card: 'sign-halo', first: [], also: [], signs: ['halo'] },
  { card: 'sign-draped-curtain', first: [], also: [], signs: ['draped-curtain'] },
  { card: 'sign-via-foramen', first: [], also: [], signs: ['via-foramen'] },
  { card: 'sign-winking-owl', first: [], also: [], signs: ['winking-owl'] },
];

const SIGN_WEIGHT = 4;
const FIRST_WEIGHT = 2;

/** A card for what is at hand, and the findings that bring it up. */
export interface ProposedCard {
  readonly card: CardId;
  /** "Epidural, dorsal"; the most telling first. */
  readonly because: readonly string[];
}

/** The cards that what a reader marked brings up, nearest first. Weights order the list; they are no probabilities. */
export function proposedCards(
  compartments: readonly Compartment[],
  signs: readonly SpineSign[] = [],
): readonly ProposedCard[] {
  return PLACES.map(({ card, first, also, signs: own }) => {
    const tagged = signs.filter((sign) => own.includes(sign));
    const here = compartments.filter((one) => first.includes(one));
    const near = compartments.filter((one) => !first.includes(one) && also.includes(one));
    return {
      card,
      because: [...new Set([...tagged.map(signName), ...[...here, ...near].map(placeName)])],
      score:
        tagged.length * SIGN_WEIGHT +
        (here.length > 0 ? FIRST_WEIGHT : 0) +
        (near.length > 0 ? 1 : 0),
    };
  })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ card, because }) => ({ card, because }));
}

/** The six parts of the body say nothing apart that they do not say together. */
const placeName = (compartment: Compartment): string =>
  compartment.startsWith('body-') ? 'Body' : compartmentName(compartment);
