import type { Vector3 } from '../../geometry/spaces.ts';
import { add, cross, dot, length, scale } from '../../geometry/vector.ts';
import type { Attributes } from './attributes.ts';
import { parseNumber } from './attributes.ts';
import { csaHeader, csaHeaderBytes, type CsaHeader } from './csa-header.ts';
import { frameGeometryOf } from './frame-geometry.ts';
import type { FrameGeometry, FrameTile } from './parsed-instance.ts';

/** The slices of a mosaic, from the first to the last. */
export interface Mosaic {
  readonly slices: readonly { readonly tile: FrameTile; readonly geometry: FrameGeometry }[];
}

/** The normal of the header and that of the directions may differ by rounding. Our choice: a cosine, of about 1 degree. */
const sameDirection = 0.9998;

/** Whether an image of Siemens holds several slices side by side, by its type or by the number it gives of them. */
export const holdsMosaic = (attributes: Attributes): boolean =>
  attributes.codes('x00080008').includes('MOSAIC') ||
  (sliceCount(attributes, csaImageHeader(attributes)) ?? 1) > 1;

/**
 * Takes a mosaic apart: slices lie row by row in a square of tiles, and the corner that the file gives is the one a
 * picture of that size would have about the same middle. Null where the header lacks the number of slices, their normal
 * or their spacing, or these contradict the picture. Space/unit: LPS mm.
 * Source: nibabel, "DICOM Mosaic" (nipy.org/nibabel/dicom/dicom_mosaic.html).
 */
export function mosaicOf(attributes: Attributes): Mosaic | null {
  const csa = csaImageHeader(attributes);
  const count = sliceCount(attributes, csa);
  const normal = vectorOf(csa?.get('SliceNormalVector'));
  const spacing = attributes.number('x00180088');
  const [rows, columns] = [attributes.uint16('x00280010'), attributes.uint16('x00280011')];
  const whole = frameGeometryOf({
    position: attributes.numbers('x00200032'),
    orientation: attributes.numbers('x00200037'),
    pixelSpacing: attributes.numbers('x00280030'),
    hasImagerSpacing: false,
  });
  const { imagePositionPatient: corner, orientation, pixelSpacingMm: pixel } = whole;
  if (count === null || normal === null || spacing === null || spacing <= 0) return null;
  if (rows === null || columns === null || !corner || !orientation || !pixel) return null;
  const side = Math.ceil(Math.sqrt(count));
  if (rows % side !== 0 || columns % side !== 0) return null;
  const alike = dot(normal, cross(orientation.row, orientation.column));
  if (Math.abs(alike) < sameDirection) return null;
  const [tileRows, tileColumns] = [rows / side, columns / side];
  const first = add(
    corner,
    add(
      scale(orientation.row, (pixel.column * (columns - tileColumns)) / 2),
      scale(orientation.column, (pixel.row * (rows - tileRows)) / 2),
    ),
  );
  return {
    slices: Array.from({ length: count }, (_, index) => ({
      tile: {
        row: Math.floor(index / side) * tileRows,
        column: (index % side) * tileColumns,
        rows: tileRows,
        columns: tileColumns,
      },
      geometry: { ...whole, imagePositionPatient: add(first, scale(normal, spacing * index)) },
    })),
  };
}

/** All that takes a mosaic apart, as a header of its own with nothing else in it: numbers alone. Null where it has none. */
export function mosaicHeader(attributes: Attributes): Uint8Array<ArrayBuffer> | null {
  const csa = csaImageHeader(attributes);
  const count = sliceCount(attributes, csa);
  const normal = vectorOf(csa?.get('SliceNormalVector'));
  if (count === null || normal === null) return null;
  return csaHeaderBytes(
    new Map([
      ['NumberOfImagesInMosaic', [`${count}`]],
      ['SliceNormalVector', normal.map(String)],
    ]),
  );
}

/** NumberOfImagesInMosaic, by the CSA header or the private element of the scanner. */
function sliceCount(attributes: Attributes, csa: CsaHeader | null): number | null {
  const written = csa?.get('NumberOfImagesInMosaic')?.[0];
  const isMrHeader = attributes.text('x00190010') === 'SIEMENS MR HEADER';
  const count =
    (written === undefined ? null : parseNumber(written)) ??
    (isMrHeader ? attributes.uint16('x0019100a') : null);
  return count !== null && Number.isInteger(count) && count >= 1 && count <= 4096 ? count : null;
}

/** The CSA Image Header Info, in whichever block of group 0029 it was put. */
function csaImageHeader(attributes: Attributes): CsaHeader | null {
  for (let block = 0x10; block <= 0x1f; block += 1) {
    const creator = block.toString(16);
    if (attributes.text(`x002900${creator}`) !== 'SIEMENS CSA HEADER') continue;
    const bytes = attributes.bytes(`x0029${creator}10`);
    if (bytes !== null) return csaHeader(bytes);
  }
  return null;
}

function vectorOf(values: readonly string[] | undefined): Vector3 | null {
  const [x = null, y = null, z = null] = (values ?? []).map(parseNumber);
  if (x === null || y === null || z === null) return null;
  const vector: Vector3 = [x, y, z];
  return Math.abs(length(vector) - 1) < 1e-3 ? scale(vector, 1 / length(vector)) : null;
}
