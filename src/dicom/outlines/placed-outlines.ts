import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../domain/image-series.ts';
import type { MarkId, Outline } from '../../domain/reading.ts';
import type { ImagePlane } from '../../geometry/spaces.ts';
import type { ImageOfItem } from '../sr/content-item.ts';
import type { DicomDataset, DicomElement } from '../sr/dicom-json.ts';
import type { ReportContext } from '../sr/report-context.ts';
import { groupBy } from '../sr/write/evidence.ts';
import { text } from '../sr/write/header.ts';
import { createImageCatalogue, imageOfItem } from '../sr/write/image-catalogue.ts';
import { levelStructures, type LevelStructure } from './level-structures.ts';

/** A frame whose place is known. */
export interface PlacedFrame extends ImageFrame {
  readonly plane: ImagePlane;
}

/** An outline on an open image whose place in the patient is known. */
export interface PlacedOutline {
  readonly outline: Outline;
  readonly image: PlacedFrame;
  /** How the image is referred to. */
  readonly reference: ImageOfItem;
}

/** The outlines on images of one series, size and frame of reference. */
export interface PlacedSeries {
  readonly series: ImageSeries;
  readonly frameOfReferenceUid: string;
  readonly rows: number;
  readonly columns: number;
  readonly structures: readonly LevelStructure[];
  readonly placed: ReadonlyMap<MarkId, PlacedOutline>;
}

/** Outlines by series, and how many lie on images that are not open or without a place in the patient. */
export function placedOutlines(
  outlines: readonly Outline[],
  { images, carried }: Pick<ReportContext, 'images' | 'carried'>,
): { readonly series: readonly PlacedSeries[]; readonly leftOut: number } {
  const catalogue = createImageCatalogue({ images, carried: null });
  const members = outlines.flatMap((outline) => {
    const open = images.get(imageKeyOf(outline.image));
    const reference = catalogue.find(outline.image);
    // A slice of a mosaic is no frame that another program could find.
    const isPlaced =
      open !== undefined &&
      open.frame.plane !== null &&
      open.frame.tile === undefined &&
      open.series.frameOfReferenceUid !== null;
    if (!isPlaced || open.series.measuringRefused !== null || reference === null) return [];
    const { series, frame } = open;
    const image = frame as PlacedFrame;
    return [{ series, placed: { outline, image, reference: imageOfItem(reference) } }];
  });
  const groups = groupBy(
    members,
    ({ series, placed }) => `${series.id} ${placed.image.rows}x${placed.image.columns}`,
  );
  return {
    series: groups.flatMap(([, group]): readonly PlacedSeries[] => {
      const [first] = group;
      const frameOfReferenceUid = first?.series.frameOfReferenceUid ?? null;
      if (first === undefined || frameOfReferenceUid === null) return [];
      const placed = group.map((one) => one.placed);
      const structures = levelStructures(
        placed.map(({ outline }) => outline),
        carried,
      );
      const { rows, columns } = first.placed.image;
      const byId = new Map(placed.map((one) => [one.outline.id, one]));
      return [
        { series: first.series, frameOfReferenceUid, rows, columns, structures, placed: byId },
      ];
    }),
    leftOut: outlines.length - members.length,
  };
}

/** The outlines of one structure, along the series. */
export function alongSeries(
  { outlines }: LevelStructure,
  { series, placed }: PlacedSeries,
): readonly PlacedOutline[] {
  const order = new Map(series.frames.map((frame, place) => [imageKeyOf(frame), place]));
  const placeOf = ({ image }: PlacedOutline): number => order.get(imageKeyOf(image)) ?? 0;
  return outlines
    .flatMap(({ id }) => placed.get(id) ?? [])
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** A reference to an image, its frame named where it has several. Source: DICOM PS3.3 table 10-3. */
export const imageReference = ({
  sopClassUid,
  sopInstanceUid,
  frameNumber,
}: ImageOfItem): DicomDataset => ({
  '00081150': text('UI', sopClassUid),
  '00081155': text('UI', sopInstanceUid),
  ...(frameNumber === null ? {} : { '00081160': { vr: 'IS', Value: [frameNumber] } }),
});

/** Every image of a series that outlines lie on, each once. */
export function instancesOf({ placed }: PlacedSeries): DicomElement {
  const instances = new Map([...placed.values()].map(({ image }) => [image.sopInstanceUid, image]));
  return {
    vr: 'SQ',
    Value: [...instances.values()].map(({ sopClassUid, sopInstanceUid }) =>
      imageReference({ sopClassUid, sopInstanceUid, frameNumber: null }),
    ),
  };
}
