import type { OutlineStructure } from '../domain/reading.ts';

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

const CORD = '#FFE14D';
const SAC = '#4AA8FF';
const TUMOUR: StructureStyle = {
  colour: '#FF7FB0',
  dash: [],
  width: 2,
  cap: 'butt',
  hatchMm: 2.8,
};

/**
 * Colour and stroke of every structure. Source: spec design section 3, checked there for contrast and for three kinds of
 * colour blindness; roots and body, which it does not name, take the cord's colour and a neutral with a stroke of their own.
 */
export const STRUCTURE_STYLES: Readonly<Record<OutlineStructure, StructureStyle>> = {
  cord: { colour: CORD, dash: [], width: 2.2, cap: 'butt', hatchMm: 0 },
  roots: { colour: CORD, dash: [5, 3], width: 2, cap: 'butt', hatchMm: 0 },
  sac: { colour: SAC, dash: [11, 3.5], width: 2.2, cap: 'butt', hatchMm: 0 },
  csf: { colour: '#8FE3FF', dash: [1, 4.2], width: 1.8, cap: 'round', hatchMm: 0 },
  canal: { colour: '#D8B98A', dash: [8, 3, 1.5, 3], width: 1.8, cap: 'butt', hatchMm: 0 },
  body: { colour: '#C9CED4', dash: [3, 3], width: 1.4, cap: 'butt', hatchMm: 0 },
  'tumour-epidural': TUMOUR,
  'tumour-bone': TUMOUR,
  'tumour-paraspinal': TUMOUR,
  'tumour-intradural': TUMOUR,
};

/** An outline of a reference level: thin and sparse, in the structure's own colour. */
export const REFERENCE_STROKE = { width: 1, dash: [2, 5] } as const;

/** The dark line under every stroke, without which white CSF would swallow it. */
export const HALO = { colour: '#000000', opacity: 0.55, width: 4.4 } as const;
