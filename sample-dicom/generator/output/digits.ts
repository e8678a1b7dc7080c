import type { GreyPicture } from './png.ts';

/** Digits of 3 x 5 dots, rows from the top; enough to number pictures. */
const DOTS: readonly (readonly string[])[] = [
  ['###', '# #', '# #', '# #', '###'],
  [' # ', '## ', ' # ', ' # ', '###'],
  ['###', '  #', '###', '#  ', '###'],
  ['###', '  #', ' ##', '  #', '###'],
  ['# #', '# #', '###', '  #', '  #'],
  ['###', '#  ', '###', '  #', '###'],
  ['###', '#  ', '###', '# #', '###'],
  ['###', '  #', ' # ', ' # ', ' # '],
  ['###', '# #', '###', '# #', '###'],
  ['###', '# #', '###', '  #', '###'],
];

/** Writes a number into the upper left corner of a picture, white on black. */
export function numberPicture(picture: GreyPicture, text: string, dot: number): GreyPicture {
  const pixels = Uint8Array.from(picture.pixels);
  const fill = (x: number, y: number, width: number, height: number, grey: number): void => {
    for (let row = y; row < y + height; row += 1) {
      pixels.fill(grey, row * picture.width + x, row * picture.width + x + width);
    }
  };
  fill(0, 0, (4 * text.length + 1) * dot, 7 * dot, 0);
  [...text].forEach((sign, place) => {
    (DOTS[Number(sign)] ?? []).forEach((line, row) => {
      [...line].forEach((mark, column) => {
        if (mark === '#') fill((1 + place * 4 + column) * dot, (1 + row) * dot, dot, dot, 255);
      });
    });
  });
  return { ...picture, pixels };
}
