/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? NaN;
}

/** Median and 95th percentile with their unit. */
export const spread = (values: readonly number[], unit = 'ms'): string =>
  `${median(values).toFixed(1)} ${unit} (95th percentile ${quantile(values, 0.95).toFixed(1)})`;
