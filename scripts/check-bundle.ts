/** Ends the build: prints what a visit of each screen downloads, and fails where that is over its budget. */
import { formatKilobytes, measureBundle } from './bundle-size.ts';

for (const { name, bytes, budgetBytes, files } of measureBundle('dist')) {
  console.log(
    `JS of ${name}: ${formatKilobytes(bytes)} gzip in ${files.length} files, workers too ` +
      `(budget ${formatKilobytes(budgetBytes)})`,
  );
  if (bytes <= budgetBytes) continue;
  console.error(`Over the budget. ${name} loads: ${files.join(', ')}`);
  process.exitCode = 1;
}
