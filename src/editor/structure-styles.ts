import { OUTLINE_STRUCTURES, type OutlineStructure } from '../domain/reading.ts';
import { STRUCTURE_COLOURS } from '../domain/structure-colours.ts';

/** How a structure is drawn everywhere: on images, in tools, lists and on the board. Lengths in CSS pixels. */
export interface StructureStyle {
  readonly colour: string;
  /** Stroke dashes as in SVG; empty for a solid line. */
  readonly dash: readonly number[];
  readonly width: number;
  /** Round caps turn dashes of length 1 into dots. */
  readonly cap: 'butt' | 'round';
  /** Width of the hatched band inside the edge. Unit: mm of the patient; 0 for none. */
  readonly hatchMm: number;
}

type Stroke = Omit<StructureStyle, 'colour'>;

const TUMOUR: Stroke = { dash: [], width: 2, cap: 'butt', hatchMm: 2.8 };

/** The stroke of every structure. Source: spec design section 3; roots and body, which it does not name, have one of their own. */
const STROKES: Readonly<Record<OutlineStructure, Stroke>> = {
  cord: { dash: [], width: 2.2, cap: 'butt', hatchMm: 0 },
  roots: { dash: [5, 3], width: 2, cap: 'butt', hatchMm: 0 },
  sac: { dash: [11, 3.5], width: 2.2, cap: 'butt', hatchMm: 0 },
  csf: { dash: [1, 4.2], width: 1.8, cap: 'round', hatchMm: 0 },
  canal: { dash: [8, 3, 1.5, 3], width: 1.8, cap: 'butt', hatchMm: 0 },
  body: { dash: [3, 3], width: 1.4, cap: 'butt', hatchMm: 0 },
  'tumour-epidural': TUMOUR,
  'tumour-bone': TUMOUR,
  'tumour-paraspinal': TUMOUR,
  'tumour-intradural': TUMOUR,
};

const styled = (structure: OutlineStructure): StructureStyle => ({
  colour: STRUCTURE_COLOURS[structure],
  ...STROKES[structure],
});

/** Colour and stroke of every structure. */
export const STRUCTURE_STYLES: Readonly<Record<OutlineStructure, StructureStyle>> =
  Object.fromEntries(
    OUTLINE_STRUCTURES.map((structure) => [structure, styled(structure)]),
  ) as Record<OutlineStructure, StructureStyle>;

/** An outline of a reference level: thin and sparse, in the structure's own colour. */
export const REFERENCE_STROKE = { width: 1, dash: [2, 5] } as const;

/** The dark line under every stroke, without which white CSF would swallow it. */
export const HALO = { colour: '#000000', opacity: 0.55, width: 4.4 } as const;
