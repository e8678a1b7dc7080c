/** A curve y(x) through given points. */
export type Curve = (x: number) => number;

/** Natural cubic spline through points of rising x; beyond the ends it goes on straight. */
export function createSpline(xs: readonly number[], ys: readonly number[]): Curve {
  const n = xs.length;
  const x = (i: number): number => xs[i] ?? 0;
  const y = (i: number): number => ys[i] ?? 0;
  const second = new Float64Array(n);
  const scratch = new Float64Array(n);
  for (let i = 1; i < n - 1; i += 1) {
    const sig = (x(i) - x(i - 1)) / (x(i + 1) - x(i - 1));
    const p = sig * (second[i - 1] ?? 0) + 2;
    second[i] = (sig - 1) / p;
    const slopeChange =
      (y(i + 1) - y(i)) / (x(i + 1) - x(i)) - (y(i) - y(i - 1)) / (x(i) - x(i - 1));
    scratch[i] = ((6 * slopeChange) / (x(i + 1) - x(i - 1)) - sig * (scratch[i - 1] ?? 0)) / p;
  }
  for (let i = n - 2; i >= 0; i -= 1) {
    second[i] = (second[i] ?? 0) * (second[i + 1] ?? 0) + (scratch[i] ?? 0);
  }
  const inside = (at: number, i: number): number => {
    const h = x(i + 1) - x(i);
    const a = (x(i + 1) - at) / h;
    const b = (at - x(i)) / h;
    return (
      a * y(i) +
      b * y(i + 1) +
      (((a * a * a - a) * (second[i] ?? 0) + (b * b * b - b) * (second[i + 1] ?? 0)) * h * h) / 6
    );
  };
  const startSlope = (inside(x(0) + 0.01, 0) - y(0)) / 0.01;
  const endSlope = (y(n - 1) - inside(x(n - 1) - 0.01, n - 2)) / 0.01;
  return (at) => {
    if (at <= x(0)) return y(0) + (at - x(0)) * startSlope;
    if (at >= x(n - 1)) return y(n - 1) + (at - x(n - 1)) * endSlope;
    let low = 0;
    let high = n - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x(middle) > at) high = middle;
      else low = middle;
    }
    return inside(at, low);
  };
}
