import { cpus, loadavg, totalmem } from 'node:os';
import type { BenchResult } from './rows.ts';

/** One line naming the machine, because a figure without it says nothing. */
export function describeMachine(browserVersion: string): string {
  const cores = cpus();
  const memoryGb = (totalmem() / 1e9).toFixed(0);
  return (
    `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores, ${memoryGb} GB, ` +
    `Chromium ${browserVersion} with software rendering, Node ${process.versions.node}`
  );
}

/** How busy the machine was with everything, over the last minute: figures of a loaded machine say little. */
export const describeLoad = (): string => `load ${(loadavg()[0] ?? NaN).toFixed(1)}`;

/** The results as a Markdown table with aligned columns. */
export function formatTable(results: readonly BenchResult[]): string {
  const rows = [
    ['measure', 'value', 'goal'],
    ['-', '-', '-'],
    ...results.map(({ name, value, goal }) => [name, value, goal]),
  ];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row, index) => {
      const fill = index === 1 ? '-' : ' ';
      return `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
    })
    .join('\n');
}

/** A duration as it is printed. */
export const inMilliseconds = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;

/** An amount of memory or of a file as it is printed. */
export const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
