/**
 * ICC(2,1): two-way random effects, absolute agreement, one reader. Shape: `scores[case][reader]`, no gaps. Null with
 * fewer than two cases or readers, or when nothing varies. Source: Shrout & Fleiss, Psychol Bull 1979;86:420-428.
 */
export function icc21(scores: readonly (readonly number[])[]): number | null {
  const n = scores.length;
  const k = scores[0]?.length ?? 0;
  if (n < 2 || k < 2 || scores.some((row) => row.length !== k)) return null;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, v) => sum + v, 0) / values.length;
  const grand = mean(scores.flat());
  const byCase = scores.map(mean);
  const byReader = Array.from({ length: k }, (_, j) => mean(scores.map((row) => row[j] ?? 0)));
  const squares = (values: readonly number[]): number =>
    values.reduce((sum, v) => sum + (v - grand) ** 2, 0);
  const betweenCases = (k * squares(byCase)) / (n - 1);
  const betweenReaders = (n * squares(byReader)) / (k - 1);
  const error =
    (squares(scores.flat()) - k * squares(byCase) - n * squares(byReader)) / ((n - 1) * (k - 1));
  const whole = betweenCases + (k - 1) * error + (k * (betweenReaders - error)) / n;
  return whole === 0 ? null : (betweenCases - error) / whole;
}
