import { utilities } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import type { ImageFrame, PixelDescription } from '../domain/image-series.ts';
import { isColour } from './pixels/colour.ts';
import type { FramePicture } from './pixels/frame-picture.ts';
import { isShownNegative } from './pixels/shown-values.ts';
import { displayPlane } from './view-transform.ts';

/** What the engine is told of a frame: whether it has colour. Negatives are the panes', for it inverts a stack by its first image. */
export const engineInterpretation = (pixel: PixelDescription): string =>
  isColour(pixel) ? 'RGB' : 'MONOCHROME2';

/** A picture as Cornerstone keeps and draws it. */
export function engineImage(
  imageId: string,
  frame: ImageFrame,
  picture: FramePicture,
): Types.IImage {
  const { rows, columns } = frame;
  const { range, window } = picture;
  const plane = displayPlane(frame);
  const color = picture.measured === null;
  // The engine's own typed arrays are these but for the signed bytes and long words, which no picture has.
  const values = picture.shown as Types.PixelDataTypedArray;
  const numberOfComponents = color ? 3 : 1;
  const { windowCenter, windowWidth } = utilities.windowLevel.toWindowLevel(
    window.lower,
    window.upper,
  );
  return {
    imageId,
    dataType: values.constructor.name as Types.PixelDataTypedArrayString,
    color,
    rgba: false,
    numberOfComponents,
    photometricInterpretation: engineInterpretation(frame.pixel),
    rows,
    columns,
    height: rows,
    width: columns,
    rowPixelSpacing: plane.rowSpacingMm,
    columnPixelSpacing: plane.columnSpacingMm,
    slope: 1,
    intercept: 0,
    invert: !color && isShownNegative(frame.pixel),
    minPixelValue: range.lowest,
    maxPixelValue: range.highest,
    windowCenter: color ? 128 : windowCenter,
    windowWidth: color ? 256 : windowWidth,
    sizeInBytes: values.byteLength,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      scalarData: values,
      width: columns,
      height: rows,
      numberOfComponents,
    }),
    getPixelData: () => values,
  } as unknown as Types.IImage;
}
