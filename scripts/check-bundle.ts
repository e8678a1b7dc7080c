/** Ends the build: prints what a visit downloads at start, and fails when that is over the budget. */
import { formatKilobytes, measureBundle, START_UP_BUDGET_BYTES } from './bundle-size.ts';

const { startUpBytes, startUpFiles, totalBytes, fileCount } = measureBundle('dist');
const isWithin = startUpFiles.length > 0 && startUpBytes <= START_UP_BUDGET_BYTES;
console.log(
  `JS at start: ${formatKilobytes(startUpBytes)} gzip in ${startUpFiles.length} files ` +
    `(budget ${formatKilobytes(START_UP_BUDGET_BYTES)}); ` +
    `all: ${formatKilobytes(totalBytes)} gzip in ${fileCount} files`,
);
if (!isWithin) {
  console.error(
    startUpFiles.length === 0
      ? 'The build names no entry script.'
      : `Over the budget. Loaded at start: ${startUpFiles.join(', ')}`,
  );
  process.exitCode = 1;
}
