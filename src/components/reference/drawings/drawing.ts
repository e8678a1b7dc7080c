import type { ReferenceDrawing } from '../../../domain/reference/reference-card.ts';
import { compartmentsDrawing } from './compartments-drawing.ts';
import { esccDrawing } from './escc-drawing.ts';
import { sinsDrawing } from './sins-drawing.ts';

const DRAWINGS: Readonly<Record<ReferenceDrawing, () => unknown>> = {
  'escc-grades': esccDrawing,
  'sins-regions': sinsDrawing,
  compartments: compartmentsDrawing,
};

/** The drawing of a card. */
export const renderDrawing = (drawing: ReferenceDrawing): unknown => DRAWINGS[drawing]();
