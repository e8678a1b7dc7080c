/** The k-th smallest value, by selection. Hoare 1961; sorting every sample of every ray would take most of the time. */
function kthSmallest(values: Float64Array, k: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1] ?? 0;
    let i = left;
    let j = right;
    do {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i <= j) {
        const swapped = values[i] ?? 0;
        values[i++] = values[j] ?? 0;
        values[j--] = swapped;
      }
    } while (i <= j);
    if (j < k) left = i;
    if (k < i) right = j;
  }
  return values[k] ?? NaN;
}

/** The percentile, linear between ranks; NaN of nothing. Source: type 7 of Hyndman and Fan, Am Stat 1996;50:361-365. */
export function percentile(values: ArrayLike<number>, percent: number): number {
  const copy = Float64Array.from(values);
  if (copy.length === 0) return NaN;
  const rank = ((copy.length - 1) * percent) / 100;
  const below = Math.floor(rank);
  const lower = kthSmallest(copy, below);
  if (rank === below || below + 1 >= copy.length) return lower;
  let upper = Infinity;
  for (let i = below + 1; i < copy.length; i++) upper = Math.min(upper, copy[i] ?? Infinity);
  return lower + (upper - lower) * (rank - below);
}

/** The middle value; NaN of nothing. */
export const median = (values: ArrayLike<number>): number => percentile(values, 50);

/** Median absolute deviation as the standard deviation of a normal distribution with that median. */
export const robustDeviation = (values: readonly number[], middle: number): number =>
  1.48 * median(values.map((value) => Math.abs(value - middle)));

/** The standard deviation of the values themselves, not of a population they were drawn from. */
export function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** The value, no lower and no higher than the bounds. */
export const clamp = (value: number, least: number, most: number): number =>
  value < least ? least : value > most ? most : value;
