import type { Attributes } from './attributes.ts';
import type { ParsedFrame } from './parsed-instance.ts';

/** What an image asks for in the way it is shown and does not get, one sentence each. */
export function displayNotes(
  attributes: Attributes,
  { pixel, tile }: ParsedFrame,
): readonly string[] {
  const notes: string[] = [];
  if (tile !== undefined) {
    notes.push(
      'The file is a mosaic of several slices, taken apart by its own header; other programs see one picture, so marks on it are understood by this one alone.',
    );
  }
  if (attributes.has('x00283000') && pixel.modalityLut === undefined) {
    notes.push(
      'The table that gives the values their meaning (Modality LUT) is missing or not whole: values are shown and measured as they are stored.',
    );
  }
  if (pixel.modalityLut === undefined && rescaleTags.some((tag) => isUnreadable(attributes, tag))) {
    notes.push(
      'The numbers that give the values their meaning (RescaleSlope, RescaleIntercept) cannot be read: values are shown and measured without them.',
    );
  }
  const width = attributes.numbers('x00281051')?.[0];
  if (pixel.windowWidth === null && width !== undefined) {
    notes.push(
      `The stored window has a width of ${width}, so the window was chosen from the values of the picture.`,
    );
  }
  const count = attributes.numbers('x00281050')?.length ?? 0;
  if (pixel.voiLutFunction === 'SIGMOID' && count > 1) {
    notes.push(`The file stores ${count} windows with a curve (SIGMOID); only the first is shown.`);
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

const rescaleTags = ['x00281053', 'x00281052'];

/** Written, and no number; a slope of 0 would make every value the same. */
const isUnreadable = (attributes: Attributes, tag: string): boolean => {
  const written = attributes.codes(tag).join('').trim();
  const number = attributes.number(tag);
  return written !== '' && (number === null || (tag === 'x00281053' && number === 0));
};
