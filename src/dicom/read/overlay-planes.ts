import type { OverlayPlane } from '../../domain/image-series.ts';
import type { Attributes } from './attributes.ts';

/** The groups an overlay can have: 6000 to 601E. Source: DICOM PS3.3 C.9.2, PS3.5 7.6. */
const groups = Array.from({ length: 16 }, (_, index) => (0x6000 + 2 * index).toString(16));

/** The overlays of an image, and sentences on those that cannot be shown. */
export interface FoundOverlays {
  readonly planes: readonly OverlayPlane[];
  readonly notes: readonly string[];
}

/** Overlay planes of an image; those for several frames, or in the unused bits of its pixels (retired), are only named. */
export function overlayPlanesOf(attributes: Attributes): FoundOverlays {
  const planes: OverlayPlane[] = [];
  let others = 0;
  for (const group of groups) {
    const tag = (element: string): string => `x${group}${element}`;
    if (!attributes.has(tag('0010'))) continue;
    const plane = planeOf(attributes, tag);
    if (plane === null) others += 1;
    else planes.push(plane);
  }
  const notes =
    others === 0
      ? []
      : [
          'The file has an overlay of a kind that is not known here, or not whole; it is not shown.',
        ];
  return { planes, notes };
}

function planeOf(attributes: Attributes, tag: (element: string) => string): OverlayPlane | null {
  const rows = attributes.uint16(tag('0010'));
  const columns = attributes.uint16(tag('0011'));
  const bits = attributes.bytes(tag('3000'));
  const frames = attributes.number(tag('0015')) ?? 1;
  const isPlain = (attributes.uint16(tag('0100')) ?? 1) === 1 && frames === 1;
  if (rows === null || columns === null || bits === null || !isPlain) return null;
  if (bits.length * 8 < rows * columns) return null;
  // The origin counts from 1, the row before the column.
  const origin = (index: 0 | 1): number => {
    const value = attributes.uint16(tag('0050'), index) ?? 1;
    return (value > 0x7fff ? value - 0x10000 : value) - 1;
  };
  const description = attributes.text(tag('0022')) || attributes.text(tag('1500'));
  return { rows, columns, row: origin(0), column: origin(1), bits, description };
}
