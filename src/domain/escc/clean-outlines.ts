import { removeDuplicates } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccSliceInput } from './slice-input.ts';

const cleanedPolygon = (polygon: PlanePolygon | null): PlanePolygon | null => {
  const clean = polygon === null ? [] : removeDuplicates(polygon);
  return clean.length < 3 ? null : clean;
};

const cleanedPolygons = (polygons: readonly PlanePolygon[]): readonly PlanePolygon[] =>
  polygons.map(cleanedPolygon).filter((polygon) => polygon !== null);

/** The input without repeated vertices and without outlines that enclose nothing. */
export function cleaned(input: EsccSliceInput): EsccSliceInput {
  return {
    ...input,
    tumour: input.tumour.flatMap(({ kind, polygon }) =>
      cleanedPolygons([polygon]).map((clean) => ({ kind, polygon: clean })),
    ),
    sac: cleanedPolygon(input.sac),
    cord: cleanedPolygon(input.cord),
    canal: cleanedPolygon(input.canal),
    csf: cleanedPolygons(input.csf),
    references: input.references.map(({ sac, cord, canal }) => ({
      sac: cleanedPolygon(sac),
      cord: cleanedPolygon(cord),
      canal: cleanedPolygon(canal),
    })),
  };
}

/** The input without any outline. */
export const withoutOutlines = (input: EsccSliceInput): EsccSliceInput => ({
  ...input,
  tumour: [],
  sac: null,
  cord: null,
  canal: null,
  csf: [],
  references: [],
});
