import { createUid } from '../../base/uid.ts';
import { imageKeyOf, type ImageSeries } from '../../domain/image-series.ts';
import type { ImagePlane } from '../../geometry/spaces.ts';
import { VALUES } from '../sr/codes.ts';
import { codeDataset } from '../sr/content-item.ts';
import { decimalOf } from '../sr/decimal-string.ts';
import type { DicomDataset, DicomElement } from '../sr/dicom-json.ts';
import { text, type Attributes } from '../sr/write/header.ts';
import type { ImageOfItem } from '../sr/content-item.ts';
import { imageReference, type PlacedSeries } from '../outlines/placed-outlines.ts';
import type { StructureFrame } from './outline-frames.ts';

/** What each frame is and where it lies. Source: DICOM PS3.3 C.7.6.16, C.7.6.17. */
export function functionalGroups(
  { series }: PlacedSeries,
  frames: readonly StructureFrame[],
): Attributes {
  const organisation = createUid();
  // Positions are counted along the series, alike in all segments.
  const positions = [...new Set(frames.map(({ image }) => imageKeyOf(image)))].toSorted(
    (a, b) => placeIn(series, a) - placeIn(series, b),
  );
  const geometries = frames.map((frame) => geometryOf(frame, series.sliceSpacingMm));
  const shared = areAlike(geometries) ? (geometries[0] ?? null) : null;
  return {
    '00209221': sequence({ '00209164': text('UI', organisation) }),
    '00209222': sequence(
      dimension(organisation, '0062000B', '0062000A', 'ReferencedSegmentNumber'),
      dimension(organisation, '00200032', '00209113', 'ImagePositionPatient'),
    ),
    '52009229': sequence(shared ?? {}),
    '52009230': sequence(
      ...frames.map((frame, index) => ({
        ...frameGroups(frame, frame.structure + 1, positions.indexOf(imageKeyOf(frame.image)) + 1),
        ...(shared === null ? geometries[index] : {}),
      })),
    ),
  };
}

const placeIn = (series: ImageSeries, key: string): number =>
  series.frames.findIndex((frame) => imageKeyOf(frame) === key);

const sequence = (...items: readonly DicomDataset[]): DicomElement => ({ vr: 'SQ', Value: items });

const dimension = (
  organisation: string,
  pointer: string,
  group: string,
  label: string,
): DicomDataset => ({
  '00209164': text('UI', organisation),
  '00209165': { vr: 'AT', Value: [pointer] },
  '00209167': { vr: 'AT', Value: [group] },
  '00209421': text('LO', label),
});

const areAlike = (datasets: readonly DicomDataset[]): boolean =>
  new Set(datasets.map((dataset) => JSON.stringify(dataset))).size === 1;

/** Direction and size of the pixels: stated once where all frames have the same. */
const geometryOf = ({ image }: StructureFrame, spacingMm: number | null): DicomDataset => ({
  '00209116': sequence({
    '00200037': decimals(...image.plane.rowDirection, ...image.plane.columnDirection),
  }),
  '00289110': sequence(pixelMeasures(image.plane, image.sliceThicknessMm ?? spacingMm, spacingMm)),
});

const frameGroups = (
  { image, reference }: StructureFrame,
  segment: number,
  position: number,
): DicomDataset => ({
  '00089124': sequence({
    '00089215': sequence(codeDataset(VALUES.segmentation)),
    '00082112': sequence(sourceOf(reference)),
  }),
  '00209111': sequence({ '00209157': { vr: 'UL', Value: [segment, position] } }),
  '00209113': sequence({ '00200032': decimals(...image.plane.imagePositionPatient) }),
  '0062000A': sequence({ '0062000B': { vr: 'US', Value: [segment] } }),
});

/** Row spacing, the distance of rows, comes first. Source: DICOM PS3.3 10.7.1.3. */
const pixelMeasures = (
  { rowSpacingMm, columnSpacingMm }: ImagePlane,
  thicknessMm: number | null,
  spacingMm: number | null,
): DicomDataset => ({
  // A slice of no known thickness is as thick as its pixels are wide: the attribute may not be empty.
  '00180050': decimals(thicknessMm ?? columnSpacingMm),
  ...(spacingMm === null ? {} : { '00180088': decimals(spacingMm) }),
  '00280030': decimals(rowSpacingMm, columnSpacingMm),
});

const sourceOf = (image: ImageOfItem): DicomDataset => ({
  ...imageReference(image),
  '0028135A': text('CS', 'YES'),
  '0040A170': sequence(codeDataset(VALUES.sourceImage)),
});

const decimals = (...values: readonly number[]): DicomElement => ({
  vr: 'DS',
  Value: values.map(decimalOf),
});
