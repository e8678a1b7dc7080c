/** Writes docs/instruments.md from the tables of the reference and of scripts/instruments. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { instrumentsPage } from './instruments/table.ts';

const path = join(resolve(import.meta.dirname, '..'), 'docs', 'instruments.md');
const options = await resolveConfig(path);
writeFileSync(path, await format(instrumentsPage(), { ...options, parser: 'markdown' }));
console.log('docs/instruments.md is written');
