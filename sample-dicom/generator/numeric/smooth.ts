/** Rises from 0 at `from` to 1 at `to` without a corner at either end. */
export function smoothStep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** The larger of two distances, the edge between them rounded over `radius` mm. */
export function smoothMax(a: number, b: number, radius: number): number {
  const h = Math.max(radius - Math.abs(a - b), 0);
  return Math.max(a, b) + (h * h) / (4 * radius);
}

/** The smaller of two distances, the groove between them filled over `radius` mm. */
export function smoothMin(a: number, b: number, radius: number): number {
  return -smoothMax(-a, -b, radius);
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/** Linear interpolation in a table with even steps, its ends held. */
export function interpolate(table: ArrayLike<number>, position: number): number {
  const last = table.length - 1;
  if (position <= 0) return table[0] ?? 0;
  if (position >= last) return table[last] ?? 0;
  const i = Math.floor(position);
  const f = position - i;
  return (table[i] ?? 0) * (1 - f) + (table[i + 1] ?? 0) * f;
}
