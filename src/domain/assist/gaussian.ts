/** Weights of a correlation, its middle at `reach`. */
export interface Kernel {
  readonly weights: Float64Array;
  readonly reach: number;
}

/** A Gaussian to four standard deviations, its sum 1. Unit of `deviation`: samples. */
export function gaussianKernel(deviation: number): Kernel {
  const reach = Math.floor(4 * deviation + 0.5);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / deviation) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { weights: weights.map((weight) => weight / sum), reach };
}

/** The derivative of a Gaussian: positive where values rise. Unit of the result: per sample. */
export function gaussianDerivativeKernel(deviation: number): Kernel {
  const { weights, reach } = gaussianKernel(deviation);
  return { weights: weights.map((weight, i) => (weight * (i - reach)) / deviation ** 2), reach };
}

/** What lies beyond the ends of a line: its mirror image (d c b a | a b c d) or its end value again. */
export type LineEnd = 'mirrored' | 'repeated';

/** A place within a line for one beyond its ends. */
function placeWithin(index: number, count: number, end: LineEnd): number {
  if (end === 'repeated') return Math.min(count - 1, Math.max(0, index));
  const period = 2 * count;
  const place = ((index % period) + period) % period;
  return place < count ? place : period - 1 - place;
}

/** A line of values inside a larger array: every `stride`-th from `offset` on. */
export interface Line {
  readonly count: number;
  readonly stride: number;
  readonly offset: number;
}

/** Correlates one line with a kernel and writes it to the same line of `target`. */
export function filterLine(
  source: ArrayLike<number>,
  { count, stride, offset }: Line,
  { weights, reach }: Kernel,
  target: Float64Array | Float32Array,
  end: LineEnd = 'mirrored',
): void {
  for (let i = 0; i < count; i++) {
    let sum = 0;
    if (i >= reach && i + reach < count) {
      let from = offset + (i - reach) * stride;
      for (let j = 0; j <= 2 * reach; j++, from += stride) {
        sum += (weights[j] ?? 0) * (source[from] ?? 0);
      }
    } else {
      for (let j = 0; j <= 2 * reach; j++) {
        const place = placeWithin(i + j - reach, count, end);
        sum += (weights[j] ?? 0) * (source[offset + place * stride] ?? 0);
      }
    }
    target[offset + i * stride] = sum;
  }
}

/** One line of values, filtered. */
export function filtered(
  values: ArrayLike<number>,
  kernel: Kernel,
  end: LineEnd = 'mirrored',
): Float64Array {
  const target = new Float64Array(values.length);
  filterLine(values, { count: values.length, stride: 1, offset: 0 }, kernel, target, end);
  return target;
}

/** An image smoothed along columns and rows. Shape: rows x columns, row by row. Unit of the deviations: pixels. */
export function smoothed(
  image: ArrayLike<number>,
  rows: number,
  columns: number,
  rowDeviation: number,
  columnDeviation: number,
): Float32Array {
  const alongColumns = new Float32Array(rows * columns);
  const result = new Float32Array(rows * columns);
  const vertical = gaussianKernel(rowDeviation);
  const horizontal = gaussianKernel(columnDeviation);
  for (let x = 0; x < columns; x++) {
    filterLine(image, { count: rows, stride: columns, offset: x }, vertical, alongColumns);
  }
  for (let y = 0; y < rows; y++) {
    filterLine(
      alongColumns,
      { count: columns, stride: 1, offset: y * columns },
      horizontal,
      result,
    );
  }
  return result;
}
