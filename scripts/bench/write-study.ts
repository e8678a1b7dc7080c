/** `npm run bench:study -- FOLDER [SERIES SLICES PIXELS]`: writes a synthetic study for measuring viewers side by side. */
import { mkdirSync } from 'node:fs';
import { writeStudy } from './synthetic-study.ts';

const [folder, ...numbers] = process.argv.slice(2);
const [series = 3, slicesPerSeries = 30, pixels = 512] = numbers.map(Number);
if (folder === undefined || ![series, slicesPerSeries, pixels].every((one) => one > 0)) {
  throw new Error('Give a folder and, if wanted, series, slices a series, and rows of an image.');
}
mkdirSync(folder, { recursive: true });
writeStudy(folder, { series, slicesPerSeries, pixels });
console.log(`${series * slicesPerSeries} files in ${folder}`);
