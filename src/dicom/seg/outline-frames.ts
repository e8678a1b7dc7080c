import { imageKeyOf } from '../../domain/image-series.ts';
import { pixelSpans } from '../../geometry/pixel-spans.ts';
import {
  alongSeries,
  type PlacedFrame,
  type PlacedOutline,
  type PlacedSeries,
} from '../outlines/placed-outlines.ts';
import type { ImageOfItem } from '../sr/content-item.ts';
import { groupBy } from '../sr/write/evidence.ts';

/** One structure of one level on one image. Shape of the mask: rows x columns of 0 or 1. */
export interface StructureFrame {
  /** Among those of its series; counted from 0. */
  readonly structure: number;
  readonly image: PlacedFrame;
  /** How the image is referred to. */
  readonly reference: ImageOfItem;
  readonly mask: Uint8Array;
}

/** The frames of one segmentation: by structure, then along the series. */
export const framesOf = (placed: PlacedSeries): readonly StructureFrame[] =>
  placed.structures.flatMap((structure, index) =>
    groupBy(alongSeries(structure, placed), ({ image }) => imageKeyOf(image)).map(([, here]) =>
      structureFrame(index, here),
    ),
  );

function structureFrame(structure: number, members: readonly PlacedOutline[]): StructureFrame {
  const [first] = members;
  if (first === undefined) throw new Error('A frame has an outline');
  const { image, reference } = first;
  const mask = new Uint8Array(image.rows * image.columns);
  for (const { outline } of members) {
    for (const { row, first: from, last } of pixelSpans(
      outline.points,
      image.rows,
      image.columns,
    )) {
      mask.fill(1, row * image.columns + from, row * image.columns + last + 1);
    }
  }
  return { structure, image, reference, mask };
}
