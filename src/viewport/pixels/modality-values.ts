import type { LookupTable, PixelDescription } from '../../domain/image-series.ts';
import { rangeOf, type PixelValues } from './pixel-values.ts';

/** The values that are measured and windowed: stored values through the Modality LUT or by slope and intercept. Source: DICOM PS3.3 C.11.1. */
export function modalityValues(stored: PixelValues, pixel: PixelDescription): PixelValues {
  const { modalityLut, rescaleSlope: slope, rescaleIntercept: intercept } = pixel;
  if (modalityLut !== undefined)
    return stored.length === 0 ? stored : throughTable(stored, modalityLut);
  if (slope === 1 && intercept === 0) return compact(stored);
  const range = rangeOf(stored);
  if (range === null) return stored;
  const [a, b] = [range.lowest * slope + intercept, range.highest * slope + intercept];
  const isWhole = Number.isInteger(slope) && Number.isInteger(intercept);
  const values = arrayFor(Math.min(a, b), Math.max(a, b), isWhole, stored.length);
  for (let index = 0; index < stored.length; index += 1) {
    values[index] = (stored[index] ?? 0) * slope + intercept;
  }
  return values;
}

/** The entry of a table for an input; its first and last entry beyond its ends. */
export function lookUp({ firstMapped, entries }: LookupTable, input: number): number {
  const index = Math.round(input) - firstMapped;
  return entries[Math.min(Math.max(index, 0), entries.length - 1)] ?? 0;
}

function throughTable(stored: PixelValues, table: LookupTable): PixelValues {
  const values = new Uint16Array(stored.length);
  for (let index = 0; index < stored.length; index += 1) {
    values[index] = lookUp(table, stored[index] ?? 0);
  }
  return compact(values);
}

/** The engine draws whole numbers of 8 and 16 bits, else floating ones. */
function compact(values: PixelValues): PixelValues {
  if (values instanceof Uint8Array || values instanceof Int16Array) return values;
  const range = rangeOf(values);
  if (range === null) return values;
  const { lowest, highest } = range;
  const fitting = arrayFor(lowest, highest, !(values instanceof Float32Array), values.length);
  if (fitting.constructor === values.constructor) return values;
  fitting.set(values);
  return fitting;
}

/** Signed words first: one kind of array for all slices of a series is drawn fastest. */
function arrayFor(lowest: number, highest: number, isWhole: boolean, length: number): PixelValues {
  if (isWhole && lowest >= -32768 && highest <= 32767) return new Int16Array(length);
  if (isWhole && lowest >= 0 && highest <= 65535) return new Uint16Array(length);
  return new Float32Array(length);
}
