import { ANATOMY_CARDS } from './cards/anatomy-cards.ts';
import { CHECKLIST_CARDS } from './cards/checklist-cards.ts';
import { DIFFERENTIAL_CARDS } from './cards/differential-cards.ts';
import { ESCC_CARDS } from './cards/escc-cards.ts';
import { IMAGING_CARDS } from './cards/imaging-cards.ts';
import { MEASURE_CARDS } from './cards/measure-cards.ts';
import { NOMS_CARDS } from './cards/noms-cards.ts';
import { NUMBER_CARDS } from './cards/number-cards.ts';
import { SIGN_CARDS } from './cards/sign-cards.ts';
import { SINS_CARDS } from './cards/sins-cards.ts';
import type { ReferenceCard } from './reference-card.ts';

const CARDS = {
  ...ESCC_CARDS,
  ...SINS_CARDS,
  ...NOMS_CARDS,
  ...ANATOMY_CARDS,
  ...MEASURE_CARDS,
  ...IMAGING_CARDS,
  ...SIGN_CARDS,
  ...CHECKLIST_CARDS,
  ...DIFFERENTIAL_CARDS,
  ...NUMBER_CARDS,
} as const;

/** Names a card; the name is part of its address. */
export type CardId = keyof typeof CARDS;

/** Every card, in the order of the table of contents. */
export const REFERENCE: Readonly<Record<CardId, ReferenceCard>> = CARDS;

/** The names of the cards, in the order of the table of contents. */
export const CARD_IDS = Object.keys(CARDS) as readonly CardId[];

/** Whether a word, of an address say, names a card. */
export const isCardId = (word: string): word is CardId => Object.hasOwn(CARDS, word);
