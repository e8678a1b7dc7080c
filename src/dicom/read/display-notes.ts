import type { PixelDescription } from '../../domain/image-series.ts';
import type { Attributes } from './attributes.ts';

/** What an image asks for in the way it is shown and does not get, one sentence each. */
export function displayNotes(attributes: Attributes, pixel: PixelDescription): readonly string[] {
  const notes: string[] = [];
  if (attributes.has('x00283000') && pixel.modalityLut === undefined) {
    notes.push(
      'The table that gives the values their meaning (Modality LUT) is missing or not whole: values are shown and measured as they are stored.',
    );
  }
  const width = attributes.numbers('x00281051')?.[0];
  if (pixel.windowWidth === null && width !== undefined) {
    notes.push(
      `The stored window has a width of ${width}, so the window was chosen from the values of the picture.`,
    );
  }
  if (
    attributes.items('x00283010').length > 0 &&
    pixel.voiLut === undefined &&
    pixel.windowWidth === null
  ) {
    notes.push(
      'The table that gives the values their grey (VOI LUT) is missing or not whole: the window was chosen from the values of the picture.',
    );
  }
  return notes;
}
