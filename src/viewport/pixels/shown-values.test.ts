import { describe, expect, it } from 'vitest';
import type { PixelDescription } from '../../domain/image-series.ts';
import { modalityValues } from './modality-values.ts';
import type { PixelValues } from './pixel-values.ts';
import { isShownNegative, shownValues } from './shown-values.ts';
import { grey, table } from './testing/grey.ts';

/** Grey from 0 to 1 of stored values, before a negative is made of them. */
function greys(stored: PixelValues, change: Partial<PixelDescription>): readonly number[] {
  const pixel = { ...grey, ...change };
  const { values, window } = shownValues(modalityValues(stored, pixel), stored, pixel);
  return [...values].map((value) => {
    const share = (value - window.lower) / (window.upper - window.lower);
    return Math.round(1000 * Math.min(Math.max(share, 0), 1)) / 1000;
  });
}

describe('modalityValues', () => {
  it('keeps the sign of a negative slope', () => {
    // 3000 - 10 * 250 = 500; 3000 - 10 * 350 = -500.
    const pixel = { ...grey, rescaleSlope: -10, rescaleIntercept: 3000 };
    expect([...modalityValues(Uint16Array.of(250, 350), pixel)]).toEqual([500, -500]);
  });

  it('takes what the Modality LUT answers, its ends beyond them', () => {
    const pixel = { ...grey, rescaleSlope: 7, modalityLut: table(10, 100, 200, 400) };
    expect([...modalityValues(Uint16Array.of(0, 10, 11, 12, 99), pixel)]).toEqual([
      100, 100, 200, 400, 400,
    ]);
  });

  it('keeps values that whole numbers of 16 bits cannot hold', () => {
    const scaled = { ...grey, rescaleSlope: 0.5 };
    expect([...modalityValues(Uint16Array.of(3), scaled)]).toEqual([1.5]);
    expect([...modalityValues(Uint16Array.of(4000), { ...grey, rescaleSlope: 100 })]).toEqual([400_000]); // prettier-ignore
    expect([...modalityValues(Uint16Array.of(40_000, 1), grey)]).toEqual([40_000, 1]);
  });
});

describe('shownValues', () => {
  it('windows as PS3.3 C.11.2.1.2.1 has it', () => {
    // c 500, w 1000: black to 0, white from 999.
    const window = { windowCenter: 500, windowWidth: 1000 };
    expect(greys(Uint16Array.of(0, 999, 1200), window)).toEqual([0, 1, 1]);
    expect(greys(Uint16Array.of(0, 500, 1000), { ...window, voiLutFunction: 'LINEAR_EXACT' })).toEqual([0, 0.5, 1]); // prettier-ignore
  });

  it('bends as SIGMOID does', () => {
    // 1 / (1 + exp(-4 (x - c) / w)): at c a half, at c + w/4 1 / (1 + e^-1) = 0.731.
    const pixel = { windowCenter: 400, windowWidth: 400, voiLutFunction: 'SIGMOID' } as const;
    expect(greys(Uint16Array.of(400, 500, 4000), pixel)).toEqual([0.5, 0.731, 1]);
  });

  it('shows by the VOI LUT where there is no window', () => {
    const voiLut = { firstMapped: 5, bitsPerEntry: 8, entries: Uint16Array.of(0, 255, 51) };
    expect(greys(Uint16Array.of(4, 5, 6, 7, 8), { voiLut })).toEqual([0, 0, 1, 0.2, 0.2]);
    expect(greys(Uint16Array.of(6), { voiLut, windowCenter: 6, windowWidth: 3 })).toEqual([0.75]);
  });

  it('takes a width of 1 for a threshold', () => {
    expect(greys(Uint16Array.of(9, 10), { windowCenter: 10, windowWidth: 1 })).toEqual([0, 1]);
  });

  it('leaves padding out of the window it chooses, and as dark as the darkest', () => {
    const stored = Int16Array.of(-32768, 0, 1000);
    const signed = { pixelRepresentation: 1, bitsStored: 16, pixelPaddingValue: -32768 } as const;
    expect(greys(stored, signed)).toEqual([0, 0, 1]);
    // A bright padding is dark too; from the value to its limit all is padding.
    const bright = { pixelPaddingValue: 4000, pixelPaddingRangeLimit: 4095 };
    expect(greys(Uint16Array.of(4050, 0, 1000), bright)).toEqual([0, 0, 1]);
    expect(greys(Uint16Array.of(4095, 4095), bright)).toEqual([1, 1]);
  });

  it('survives a picture of one value', () => {
    expect(greys(Uint16Array.of(7, 7), {})).toEqual([0, 0]);
  });
});

it('shows negatives where MONOCHROME1, INVERSE or both ask for one', () => {
  const negative = (photometricInterpretation: string, isPresentedInverse: boolean): boolean =>
    isShownNegative({ ...grey, photometricInterpretation, isPresentedInverse });
  expect([negative('MONOCHROME1', false), negative('MONOCHROME2', true)]).toEqual([true, true]);
  // As every projection radiograph is: one inversion, said twice.
  expect([negative('MONOCHROME2', false), negative('MONOCHROME1', true)]).toEqual([false, true]);
});
