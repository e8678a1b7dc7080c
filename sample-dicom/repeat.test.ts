import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { ALL_CASES } from './generator/cases/all-cases.ts';
import type { CaseDefinition } from './generator/cases/case-definition.ts';
import { loadFrameEncoders } from './generator/dicom/pixel-coding.ts';
import { createImageReader } from './generator/output/read-image.ts';
import { writeCase } from './generator/output/write-case.ts';

/** A smooth CT stack: the way from the model to the file, with few pixels. */
function smallCase(slices?: number): CaseDefinition {
  const definition = ALL_CASES.find((c) => c.id === 'case-22');
  const series = definition?.series.find((s) => s.key === 'ct-ax');
  if (definition === undefined || series === undefined) throw new Error('case-22 has no ct-ax.');
  const { stack } = series;
  return {
    ...definition,
    series: [{ ...series, stack: { ...stack, count: slices ?? stack.count } }],
  };
}

it('two runs give the same bytes', async () => {
  const encoders = await loadFrameEncoders();
  const runs = [1, 2].map(() => {
    const folder = mkdtempSync(join(tmpdir(), 'thecal-samples-'));
    const { files, truth } = writeCase(smallCase(1), folder, encoders);
    const bytes = [...files, truth].map((f) => readFileSync(join(folder, f)).toString('base64'));
    rmSync(folder, { recursive: true });
    return bytes;
  });
  expect(runs[0]).toHaveLength(2);
  expect(runs[1]).toEqual(runs[0]);
}, 180_000);

it('the model is still the one that the kept pixels were computed from', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'thecal-samples-'));
  const { files } = writeCase(smallCase(), folder, await loadFrameEncoders());
  const read = await createImageReader();
  const differing = files.filter((f) => {
    const [fresh, kept] = [folder, import.meta.dirname].map((at) => read(join(at, f)));
    return !isDeepStrictEqual(fresh?.decodePixels(), kept?.decodePixels());
  });
  rmSync(folder, { recursive: true });
  expect(files).toHaveLength(6);
  expect(differing).toEqual([]);
}, 180_000);
