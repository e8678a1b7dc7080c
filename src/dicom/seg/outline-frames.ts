import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../domain/image-series.ts';
import type { Outline, OutlineStructure } from '../../domain/reading.ts';
import { pixelSpans } from '../../geometry/pixel-spans.ts';
import type { ImagePlane } from '../../geometry/spaces.ts';
import { imageOfItem, type ImageCatalogue } from '../sr/write/image-catalogue.ts';
import type { ImageOfItem } from '../sr/content-item.ts';
import type { ReportContext } from '../sr/report-context.ts';

/** A frame whose place is known. */
export interface PlacedFrame extends ImageFrame {
  readonly plane: ImagePlane;
}

/** One structure on one image. Shape of the mask: rows x columns of 0 or 1. */
export interface StructureFrame {
  readonly structure: OutlineStructure;
  readonly image: PlacedFrame;
  /** How the image is referred to. */
  readonly reference: ImageOfItem;
  readonly outlines: readonly Outline[];
  readonly mask: Uint8Array;
}

/** What can go into one segmentation: images of one series, size and frame of reference. */
export interface SegmentedSeries {
  readonly series: ImageSeries;
  readonly frameOfReferenceUid: string;
  readonly rows: number;
  readonly columns: number;
  /** By structure, then along the series. */
  readonly frames: readonly StructureFrame[];
}

/** Outlines by series, and how many lie on images that cannot be segmented: not open, or without a place in the patient. */
export function framesOfOutlines(
  outlines: readonly Outline[],
  images: ReportContext['images'],
  catalogue: ImageCatalogue,
): { readonly series: readonly SegmentedSeries[]; readonly leftOut: number } {
  const bySeries = new Map<string, { series: ImageSeries; members: Placed[] }>();
  let leftOut = 0;
  for (const outline of outlines) {
    const open = images.get(imageKeyOf(outline.image));
    const reference = catalogue.find(outline.image);
    // A slice of a mosaic is no frame that another program could find.
    const isPlaced =
      open !== undefined &&
      open.frame.plane !== null &&
      open.frame.tile === undefined &&
      open.series.frameOfReferenceUid !== null;
    if (!isPlaced || open.series.measuringRefused !== null || reference === null) {
      leftOut += 1;
      continue;
    }
    const { series, frame } = open;
    const key = `${series.id} ${frame.rows}x${frame.columns}`;
    const group = bySeries.get(key) ?? { series, members: [] };
    group.members.push({
      outline,
      image: frame as PlacedFrame,
      reference: imageOfItem(reference),
    });
    bySeries.set(key, group);
  }
  return { series: [...bySeries.values()].flatMap(segmentedSeries), leftOut };
}

interface Placed {
  readonly outline: Outline;
  readonly image: PlacedFrame;
  readonly reference: ImageOfItem;
}

function segmentedSeries({
  series,
  members,
}: {
  readonly series: ImageSeries;
  readonly members: readonly Placed[];
}): readonly SegmentedSeries[] {
  const [first] = members;
  const { frameOfReferenceUid } = series;
  if (first === undefined || frameOfReferenceUid === null) return [];
  const { rows, columns } = first.image;
  const order = new Map(series.frames.map((frame, place) => [imageKeyOf(frame), place]));
  const placeOf = ({ image }: Placed): number => order.get(imageKeyOf(image)) ?? 0;
  const structures = [...new Set(members.map(({ outline }) => outline.structure))];
  const frames = structures.flatMap((structure) => {
    const ofStructure = members
      .filter(({ outline }) => outline.structure === structure)
      .toSorted((a, b) => placeOf(a) - placeOf(b));
    const keys = [...new Set(ofStructure.map(({ image }) => imageKeyOf(image)))];
    return keys.map((key) => {
      const here = ofStructure.filter(({ image }) => imageKeyOf(image) === key);
      return structureFrame(structure, here);
    });
  });
  return [{ series, frameOfReferenceUid, rows, columns, frames }];
}

function structureFrame(structure: OutlineStructure, members: readonly Placed[]): StructureFrame {
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
  return { structure, image, reference, outlines: members.map(({ outline }) => outline), mask };
}
