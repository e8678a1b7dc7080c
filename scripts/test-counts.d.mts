export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skips: readonly string[];
  readonly failures: readonly string[];
}
export declare function emptyTally(): Tally;
export declare function sumTallies(tallies: readonly Tally[]): Tally;
export declare function verdictLine(tally: Tally): string;
export declare function tallyVitest(report: unknown): Tally;
export declare function tallyPlaywright(report: unknown): Tally;
export declare function readTally(
  path: string,
  tallyOf: (report: unknown) => Tally,
  options?: { readonly mayBeEmpty?: boolean },
): Tally;
