import { OUTLINE_STRUCTURES, type OutlineStructure } from '../domain/reading.ts';
import { STRUCTURES, type StructureStroke } from '../domain/structures.ts';

/** How a structure is drawn everywhere: on images, in tools, lists and on the board. Lengths in CSS pixels. */
export interface StructureStyle extends StructureStroke {
  readonly colour: string;
}

/** Colour and stroke of every structure. */
export const STRUCTURE_STYLES = Object.fromEntries(
  OUTLINE_STRUCTURES.map((structure) => {
    const { colour, stroke } = STRUCTURES[structure];
    return [structure, { colour, ...stroke }];
  }),
) as Readonly<Record<OutlineStructure, StructureStyle>>;

/** An outline of a reference level: thin and sparse, in the structure's own colour. */
export const REFERENCE_STROKE = { width: 1, dash: [2, 5] } as const;

/** The dark line under every stroke, without which white CSF would swallow it. */
export const HALO = { colour: '#000000', opacity: 0.55, width: 4.4 } as const;
