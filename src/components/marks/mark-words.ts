import type { Vertebra } from '../../domain/level.ts';
import type { MarkId, OutlineRole, OutlineStructure } from '../../domain/reading.ts';

/** A mark as it is listed. */
export interface MarkRow {
  readonly id: MarkId;
  /** "Sac", "Distance 12.3 mm". */
  readonly name: string;
  /** Of an outline what it encloses; null for any other mark. */
  readonly structure: OutlineStructure | null;
  /** Of an outline whether it is a reference; null for any other mark. */
  readonly role: OutlineRole | null;
  readonly level: Vertebra | null;
  /** Whether its level can be another one: a label is renamed on the image. */
  readonly canMove: boolean;
  /** "Ax T2, slice 7". */
  readonly place: string;
  readonly isHidden: boolean;
  readonly isChosen: boolean;
}

/** Roles as the toolbar names them. */
export const ROLE_NAMES: Readonly<Record<OutlineRole, string>> = {
  index: 'This level',
  'reference-above': 'Reference above',
  'reference-below': 'Reference below',
};

/** The keys by which an outline becomes another structure in its menu: those of the tools. */
export const STRUCTURE_KEYS: Readonly<Record<OutlineStructure, string>> = {
  cord: 'D',
  roots: 'R',
  sac: 'S',
  csf: 'F',
  canal: 'K',
  body: 'O',
  'tumour-epidural': 'T',
  'tumour-bone': 'B',
  'tumour-paraspinal': 'P',
  'tumour-intradural': 'I',
};
