import type { ImageLookup } from '../../domain/image-lookup.ts';
import { imageKeyOf } from '../../domain/image-series.ts';
import type { Outline, OutlineStructure, Reading } from '../../domain/reading.ts';
import { outlineOverlap, type OutlineOverlap } from '../../geometry/overlap.ts';
import type { ImagePlane, PlanePolygon } from '../../geometry/spaces.ts';

/** How a learner's outline of a structure agrees with the key's on the same image. */
export interface StructureOverlap {
  readonly structure: OutlineStructure;
  readonly overlap: OutlineOverlap;
}

/**
 * Every outline of the learner that has one of the key beside it, on images whose geometry can be trusted. Where the key
 * has several of the structure on an image, the one it fits best.
 */
export function overlapsOf(
  own: Reading,
  key: Reading,
  images: ImageLookup,
): readonly StructureOverlap[] {
  return own.outlines.flatMap((outline): readonly StructureOverlap[] => {
    const image = imageKeyOf(outline.image);
    const plane = images.get(image)?.frame.plane;
    if (!plane) return [];
    const [best] = key.outlines
      .filter((one) => one.structure === outline.structure && imageKeyOf(one.image) === image)
      .flatMap((wanted) => outlineOverlap(inMm(outline, plane), inMm(wanted, plane)) ?? [])
      .sort((a, b) => b.dice - a.dice);
    return best ? [{ structure: outline.structure, overlap: best }] : [];
  });
}

const inMm = ({ points }: Outline, plane: ImagePlane): PlanePolygon =>
  points.map(([column, row]) => [
    column * plane.columnSpacingMm,
    row * plane.rowSpacingMm,
  ]) as unknown as PlanePolygon;
