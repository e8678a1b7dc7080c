import type { ConflictId } from './conflicts.ts';
import type { SourceId } from './sources.ts';

/** The parts of the reference, in the order of its table of contents. */
export const REFERENCE_TOPICS = {
  escc: 'ESCC grade',
  sins: 'SINS',
  noms: 'NOMS',
  anatomy: 'Anatomy and compartments',
  measures: 'Measures',
  imaging: 'Imaging',
  signs: 'Signs',
  checklists: 'Checklists',
  differentials: 'What else it may be',
  numbers: 'Numbers',
} as const;

/** A part of the reference. */
export type ReferenceTopic = keyof typeof REFERENCE_TOPICS;

/** A drawing that belongs to a card. */
export type ReferenceDrawing = 'escc-grades' | 'sins-regions' | 'compartments';

/** What a card is made of. Shape of a table: every row as long as the head. */
export type CardPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** One definition: what is published in our own words, what Thecal makes of it, and where it comes from. */
export interface ReferenceCard {
  readonly title: string;
  readonly topic: ReferenceTopic;
  readonly parts: readonly CardPart[];
  /** What Thecal does with it, above all where the sources are silent or disagree. */
  readonly rule?: string;
  /** The disagreements of the sources that touch this card. */
  readonly conflicts?: readonly ConflictId[];
  readonly sources: readonly SourceId[];
  readonly drawing?: ReferenceDrawing;
  /** Words by which it is looked for beside those it shows. */
  readonly words?: string;
  /** Names of further cards. */
  readonly see?: readonly string[];
}

/** A paragraph of a card. */
export const text = (words: string): CardPart => ({ kind: 'text', text: words });

/** A list of a card. */
export const list = (...items: readonly string[]): CardPart => ({ kind: 'list', items });

/** A table of a card: caption, head, rows. */
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): CardPart => ({ kind: 'table', caption, head, rows });
