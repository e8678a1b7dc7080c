import type { Attributes } from './attributes.ts';
import { acquisitionOf } from './acquisition-parameters.ts';
import type { FunctionalGroup } from './acquisition-parameters.ts';
import { frameGeometryOf } from './frame-geometry.ts';
import { holdsMosaic, mosaicOf } from './mosaic.ts';
import type { ParsedFrame } from './parsed-instance.ts';
import { pixelDescriptionOf } from './pixel-description.ts';
import type { SharedPixelDescription } from './pixel-description.ts';

/** Shared and Per-Frame Functional Groups Sequence. Source: DICOM PS3.3 C.7.6.16. */
const sharedGroups = 'x52009229';
const perFrameGroups = 'x52009230';

/** The frames of an instance, each with its own geometry, acquisition and value transformation. */
export function parseFrames(
  attributes: Attributes,
  pixel: SharedPixelDescription,
  count: number,
): readonly ParsedFrame[] {
  const isMosaic = holdsMosaic(attributes);
  if (isMosaic && count === 1 && pixel.samplesPerPixel === 1) {
    const frames = mosaicFrames(attributes, pixel);
    if (frames !== null) return frames;
  }
  const shared = attributes.item(sharedGroups);
  const perFrame = attributes.items(perFrameGroups);
  return Array.from({ length: count }, (_, index) => {
    const own = perFrame[index];
    const group: FunctionalGroup = (tag) => (own?.has(tag) ? own : shared).item(tag);
    const geometry = geometryOf(attributes, group, { count, isMosaic });
    return {
      frameNumber: index + 1,
      geometry,
      pixelShape: geometry.pixelSpacingMm ?? pixelShapeOf(attributes),
      sliceThicknessMm: group('x00289110').number('x00180050') ?? attributes.number('x00180050'),
      acquisition: acquisitionOf(attributes, group),
      pixel: pixelDescriptionOf(pixel, attributes, group),
    };
  });
}

/** The slices of a mosaic, each numbered as a frame; null where it cannot be taken apart. */
function mosaicFrames(
  attributes: Attributes,
  pixel: SharedPixelDescription,
): readonly ParsedFrame[] | null {
  const group: FunctionalGroup = (tag) => attributes.item(tag);
  const shared = {
    sliceThicknessMm: attributes.number('x00180050'),
    acquisition: acquisitionOf(attributes, group),
    pixel: pixelDescriptionOf(pixel, attributes, group),
  };
  const mosaic = mosaicOf(attributes);
  if (mosaic === null) return null;
  return mosaic.slices.map(({ tile, geometry }, index) => ({
    frameNumber: index + 1,
    tile,
    geometry,
    pixelShape: geometry.pixelSpacingMm,
    ...shared,
  }));
}

function geometryOf(
  attributes: Attributes,
  group: FunctionalGroup,
  { count, isMosaic }: { readonly count: number; readonly isMosaic: boolean },
): ParsedFrame['geometry'] {
  const measures = group('x00289110');
  const ownPosition = group('x00209113').numbers('x00200032');
  return frameGeometryOf({
    // One position for several frames belongs to none of them for certain, unless all lie there.
    position: ownPosition ?? (count === 1 ? attributes.numbers('x00200032') : null),
    orientation: group('x00209116').numbers('x00200037') ?? attributes.numbers('x00200037'),
    pixelSpacing: measures.numbers('x00280030') ?? attributes.numbers('x00280030'),
    hasImagerSpacing: attributes.has('x00181164'),
    isMosaic,
  });
}

/** Height and width of a pixel as far as they are to each other, where nothing gives them in the patient. Source: DICOM PS3.3 C.7.6.3.1.7. */
function pixelShapeOf(attributes: Attributes): ParsedFrame['pixelShape'] {
  for (const tag of ['x00280034', 'x00181164', 'x00182010']) {
    const [row, column] = attributes.numbers(tag) ?? [];
    if (row === undefined || column === undefined) continue;
    const ratio = row / column;
    if (ratio > 0.05 && ratio < 20) return { row, column };
  }
  return null;
}
