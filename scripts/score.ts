/**
 * `npm run score -- outlines.json` grades outlines from a file and prints why; `--json` prints the numbers instead.
 * The file's format and the functions behind it are described in docs/scoring.md.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseOutlines } from './score/outlines-file.ts';
import { scoreOutlines } from './score/score-outlines.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [path] = positionals;
if (path === undefined) {
  console.error('Name a file with outlines: npm run score -- outlines.json [--json]');
  process.exit(2);
}
let text: string;
try {
  text = readFileSync(path, 'utf8');
} catch (error) {
  console.error(
    `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
const slices = parseOutlines(text);
if (!slices.ok) {
  console.error(`${path}: ${slices.error}`);
  process.exit(1);
}
const { scores, text: words } = scoreOutlines(slices.value);
console.log(values.json ? JSON.stringify(scores, null, 2) : words);
