import type { Page } from 'playwright';
import { measureDrag } from './drag.ts';
import { measureEsccRecompute } from './escc-recompute.ts';
import { measureFirstImage } from './first-image.ts';
import { measureKeeping } from './keep-reading.ts';
import { measureProposal } from './proposal.ts';
import { measureShippedScript, measureShell } from './start-up.ts';
import { measureWheelFlood } from './wheel-flood.ts';

/** One measured figure, ready to print. */
export interface BenchResult {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  /** The goal it is held against, or empty. */
  readonly goal: string;
}

/** One measurement on a fresh profile; it may give several figures. */
export interface BenchRow {
  readonly name: string;
  readonly measure: (page: Page) => Promise<readonly BenchResult[]>;
}

/** What the bench measures, in the order it is printed. */
export const BENCH_ROWS: readonly BenchRow[] = [
  { name: 'JS shipped', measure: measureShippedScript },
  { name: 'Library shown', measure: measureShell },
  { name: 'First image', measure: measureFirstImage },
  { name: 'Wheel flood', measure: measureWheelFlood },
  { name: 'Drag', measure: measureDrag },
  { name: 'ESCC recompute', measure: measureEsccRecompute },
  { name: 'Proposal', measure: measureProposal },
  { name: 'Keeping', measure: measureKeeping },
];
