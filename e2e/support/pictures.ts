import { imageKeyOf } from '../../src/domain/image-series.ts';
import type { FrameSource, ImageFrame } from '../../src/domain/image-series.ts';
import { directParser } from '../../src/dicom/open/direct-parser.ts';
import { openFiles } from '../../src/dicom/open/open-files.ts';
import type { NamedBlob, OpenResult } from '../../src/dicom/open/open-files.ts';
import type { Codec } from '../../src/viewport/pixels/codec.ts';
import { decodeFrame } from '../../src/viewport/pixels/decode-frame.ts';
import { framePicture, type FramePicture } from '../../src/viewport/pixels/frame-picture.ts';
import { isShownNegative } from '../../src/viewport/pixels/shown-values.ts';

/** A picture on its way from a file to the screen, without a page. */
export interface TestPicture extends FramePicture {
  readonly frame: ImageFrame;
  /** Grey on the screen, 0 to 255, of a colour picture its three bytes. */
  greyAt(column: number, row: number): number | readonly number[];
  /** The value that is measured. */
  valueAt(column: number, row: number): number | undefined;
}

const noCodec: Codec = () => Promise.reject(new Error('Compressed images need a page.'));

/** Opens files as the app does, on this thread. */
export const openAll = (files: readonly NamedBlob[]): Promise<OpenResult> =>
  openFiles(files, { parser: directParser });

/** The picture of a frame. Errors: as `decodeFrame` and `framePicture`. */
export async function pictureOf(
  frame: ImageFrame,
  source: FrameSource,
  codec: Codec = noCodec,
): Promise<TestPicture> {
  const encoded = await source.loadFrame(imageKeyOf(frame));
  const picture = framePicture(frame, await decodeFrame(frame, encoded, codec));
  const { shown, measured, window } = picture;
  const isNegative = isShownNegative(frame.pixel);
  return {
    ...picture,
    frame,
    greyAt(column, row) {
      const at = row * frame.columns + column;
      if (measured === null) return [...shown.subarray(at * 3, at * 3 + 3)];
      const share = ((shown[at] ?? NaN) - window.lower) / (window.upper - window.lower);
      const grey = Math.round(255 * Math.min(Math.max(share, 0), 1));
      return isNegative ? 255 - grey : grey;
    },
    valueAt: (column, row) => measured?.[row * frame.columns + column],
  };
}
