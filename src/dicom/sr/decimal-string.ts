/** The nearest number that a decimal string of at most 16 characters can hold. Source: DICOM PS3.5 6.2 (DS). */
export function decimalOf(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`No decimal string for ${value}`);
  for (let digits = 15; digits > 0; digits--) {
    const rounded = Number(value.toPrecision(digits));
    if (String(rounded).length <= 16) return rounded;
  }
  throw new RangeError(`No decimal string for ${value}`);
}
