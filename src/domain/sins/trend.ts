/** A measured body by its place along the spine. `place`: vertebrae from the head down. Unit of `mm`: mm. */
export interface PlacedHeight {
  readonly place: number;
  readonly mm: number;
}

/** From this many bodies on there is a trend to compare with. */
const FEWEST = 3;

/**
 * The height that the straight line through the measured bodies has at a place; null for fewer than three. The line is the
 * median one (Theil and Sen), so that a single body that has lost height does not bend it. Unit: mm.
 */
export function trendAt(heights: readonly PlacedHeight[], place: number): number | null {
  if (heights.length < FEWEST) return null;
  const slopes = heights.flatMap((a, i) =>
    heights
      .slice(i + 1)
      .flatMap((b) => (a.place === b.place ? [] : [(b.mm - a.mm) / (b.place - a.place)])),
  );
  if (slopes.length === 0) return null;
  const slope = median(slopes);
  return median(heights.map((one) => one.mm - slope * one.place)) + slope * place;
}

/** Shape: at least one value. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}
