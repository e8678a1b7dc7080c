import type { OutlineStructure } from './reading.ts';

/** How the line of a structure is drawn. Lengths in CSS pixels. */
export interface StructureStroke {
  /** Stroke dashes as in SVG; empty for a solid line. */
  readonly dash: readonly number[];
  readonly width: number;
  /** Round caps turn dashes of length 1 into dots. */
  readonly cap: 'butt' | 'round';
  /** Width of the hatched band inside the edge. Unit: mm of the patient; 0 for none. */
  readonly hatchMm: number;
}

/** Everything that is said of a structure in one place. */
export interface StructureRow {
  /** As the reader calls it. */
  readonly name: string;
  /** As a room is told it; null for what speaks by its line alone. */
  readonly spoken: string | null;
  /** On the screen and in what is written for others. Shape: #RRGGBB. */
  readonly colour: string;
  readonly stroke: StructureStroke;
  /** Which side of the picture its name stands on, so that leaders do not cross. */
  readonly labelSide: 'left' | 'right';
  readonly isTumour: boolean;
  /** Whether a level is compared with it: it can be outlined as a reference. */
  readonly isReference: boolean;
  /** Whether the axial picture is centred on it: the canal and what presses on it. */
  readonly isCentred: boolean;
  /** Whether a planning system is given it; the others serve grading alone. */
  readonly isPlanned: boolean;
}

const ANATOMY = { isTumour: false, isReference: true, isCentred: true, labelSide: 'left' } as const;

const TUMOUR = {
  spoken: null,
  colour: '#FF7FB0',
  stroke: { dash: [], width: 2, cap: 'butt', hatchMm: 2.8 },
  labelSide: 'right',
  isTumour: true,
  isReference: false,
  isCentred: false,
  isPlanned: true,
} as const;

/**
 * The structures. Colours and strokes: spec design section 3, checked there for contrast and for three kinds of colour
 * blindness; roots and body, which it does not name, take the cord's colour and a neutral, and strokes of their own.
 */
export const STRUCTURES: Readonly<Record<OutlineStructure, StructureRow>> = {
  cord: {
    ...ANATOMY,
    name: 'Cord',
    spoken: 'Cord',
    colour: '#FFE14D',
    stroke: { dash: [], width: 2.2, cap: 'butt', hatchMm: 0 },
    isPlanned: true,
  },
  roots: {
    ...ANATOMY,
    name: 'Roots',
    spoken: 'Roots',
    colour: '#FFE14D',
    stroke: { dash: [5, 3], width: 2, cap: 'butt', hatchMm: 0 },
    isReference: false,
    isPlanned: true,
  },
  sac: {
    ...ANATOMY,
    name: 'Sac',
    spoken: null,
    colour: '#4AA8FF',
    stroke: { dash: [11, 3.5], width: 2.2, cap: 'butt', hatchMm: 0 },
    isPlanned: true,
  },
  csf: {
    ...ANATOMY,
    name: 'CSF',
    spoken: null,
    colour: '#8FE3FF',
    stroke: { dash: [1, 4.2], width: 1.8, cap: 'round', hatchMm: 0 },
    isPlanned: false,
  },
  canal: {
    ...ANATOMY,
    name: 'Canal',
    spoken: null,
    colour: '#D8B98A',
    stroke: { dash: [8, 3, 1.5, 3], width: 1.8, cap: 'butt', hatchMm: 0 },
    isPlanned: false,
  },
  body: {
    ...ANATOMY,
    name: 'Body',
    spoken: null,
    colour: '#C9CED4',
    stroke: { dash: [3, 3], width: 1.4, cap: 'butt', hatchMm: 0 },
    labelSide: 'right',
    isReference: false,
    isCentred: false,
    isPlanned: false,
  },
  'tumour-epidural': { ...TUMOUR, name: 'Tumour, epidural', spoken: 'Tumour', isCentred: true },
  'tumour-bone': { ...TUMOUR, name: 'Tumour, bone' },
  'tumour-paraspinal': { ...TUMOUR, name: 'Tumour, paraspinal' },
  'tumour-intradural': { ...TUMOUR, name: 'Tumour, intradural', spoken: 'Tumour', isCentred: true },
};

/** What an outline encloses, as the reader calls it. */
export const structureName = (structure: OutlineStructure): string => STRUCTURES[structure].name;
