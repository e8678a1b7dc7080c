/** How far apart two categories count. `none`: any difference is one; source of the weights: Fleiss & Cohen 1973. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** Agreement of two readers beyond chance, with its standard error and a 95 % interval. */
export interface Kappa {
  readonly value: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
  readonly cases: number;
}

/** Unit normal quantile of 97.5 %. */
const Z95 = 1.959964;

/**
 * Weighted kappa of two readers over ordered categories. Shape: `counts[i][j]` cases that the first put in i and the
 * second in j. Null when there is no case, or when chance alone would agree always (the coefficient is not defined).
 * Source: Cohen, Psychol Bull 1968;70:213-220; standard error: Fleiss, Cohen & Everitt, Psychol Bull 1969;72:323-327.
 */
export function weightedKappa(
  counts: readonly (readonly number[])[],
  weights: KappaWeights,
): Kappa | null {
  const size = counts.length;
  const total = counts.flat().reduce((sum, n) => sum + n, 0);
  if (total === 0 || size < 2) return null;
  const p = counts.map((row) => row.map((n) => n / total));
  const at = (i: number, j: number): number => p[i]?.[j] ?? 0;
  const range = Array.from({ length: size }, (_, i) => i);
  const rows = range.map((i) => range.reduce((sum, j) => sum + at(i, j), 0));
  const columns = range.map((j) => range.reduce((sum, i) => sum + at(i, j), 0));
  const w = (i: number, j: number): number => {
    const apart = Math.abs(i - j) / (size - 1);
    if (weights === 'none') return i === j ? 1 : 0;
    return weights === 'linear' ? 1 - apart : 1 - apart * apart;
  };
  const sum = (term: (i: number, j: number) => number): number =>
    range.reduce((all, i) => all + range.reduce((row, j) => row + term(i, j), 0), 0);
  const observed = sum((i, j) => w(i, j) * at(i, j));
  const expected = sum((i, j) => w(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0));
  if (expected >= 1 - 1e-12) return null;
  const value = (observed - expected) / (1 - expected);
  const rowWeight = range.map((i) => range.reduce((s, j) => s + (columns[j] ?? 0) * w(i, j), 0));
  const columnWeight = range.map((j) => range.reduce((s, i) => s + (rows[i] ?? 0) * w(i, j), 0));
  const spread = sum(
    (i, j) =>
      at(i, j) * (w(i, j) - ((rowWeight[i] ?? 0) + (columnWeight[j] ?? 0)) * (1 - value)) ** 2,
  );
  const variance =
    Math.max(0, spread - (value - expected * (1 - value)) ** 2) / (total * (1 - expected) ** 2);
  const standardError = Math.sqrt(variance);
  return {
    value,
    standardError,
    interval: [Math.max(-1, value - Z95 * standardError), Math.min(1, value + Z95 * standardError)],
    cases: total,
  };
}
