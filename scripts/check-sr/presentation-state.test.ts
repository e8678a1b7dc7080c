import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countingPixels, syntheticFile } from '../../e2e/support/synthetic-image.ts';
import type { Uid } from '../../src/base/uid.ts';
import { directParser } from '../../src/dicom/open/direct-parser.ts';
import { openFiles } from '../../src/dicom/open/open-files.ts';
import { toPresentationStates } from '../../src/dicom/pr/presentation-states.ts';
import { toPart10 } from '../../src/dicom/sr/part10.ts';
import { sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { createImageLookup } from '../../src/domain/image-lookup.ts';
import { createReading, type MarkId } from '../../src/domain/reading.ts';

const SIZE = 16;

const isHere = spawnSync('sh', ['-c', 'command -v dcmp2pgm']).status === 0;
const name = 'a key image is shown by dcmtk as the reader saw it';

/** The grey values of a plain or raw PGM. */
function greysOf(pgm: Buffer): readonly number[] {
  const [, kind = '', columns = '', rows = '', , data] =
    /^(P[25])\s+(?:#[^\n]*\s)*(\d+)\s+(\d+)\s+(\d+)\s([^]*)$/.exec(pgm.toString('latin1')) ?? [];
  const count = Number(columns) * Number(rows);
  const greys =
    kind === 'P2' ? (data ?? '').trim().split(/\s+/).map(Number) : [...pgm.subarray(-count)];
  expect(greys).toHaveLength(count);
  return greys;
}

it.skipIf(!isHere)(isHere ? name : `${name} (skipped: dcmp2pgm is not here; Debian: dcmtk)`, async () => {
  const file = syntheticFile('one.dcm', { rows: SIZE, columns: SIZE, pixelData: { kind: 'native', bytes: countingPixels(SIZE * SIZE, 0) } });
  const { studies } = await openFiles([file], { parser: directParser });
  const [study] = studies;
  const frame = study?.series[0]?.frames[0];
  if (study === undefined || frame === undefined) throw new Error('no image');
  const reading = {
    ...createReading(study.header.studyInstanceUid),
    keyImages: [{ id: '2.25.7' as Uid as MarkId, level: null, image: frame }],
  };
  const window = { center: 100, width: 81 };
  const states = toPresentationStates(reading, {
    ...sampleContext({ study: study.header, images: createImageLookup(study.series) }),
    windowOf: () => window,
  });
  if (!states.ok) throw new Error(states.error);
  const [dataset] = states.value.datasets;
  const state = toPart10(dataset ?? {});
  if (!state.ok) throw new Error(state.error.message);
  const folder = mkdtempSync(join(tmpdir(), 'presentation-'));
  try {
    const path = (one: string): string => join(folder, one);
    writeFileSync(path('image.dcm'), new Uint8Array(await file.blob.arrayBuffer()));
    writeFileSync(path('state.dcm'), state.value);
    const run = spawnSync('dcmp2pgm', ['-p', path('state.dcm'), path('image.dcm'), path('shown.pgm')]);
    expect(run.status, run.stderr.toString()).toBe(0);
    const greys = greysOf(readFileSync(path('shown.pgm')));
    // Pixels count up from 0. Source: DICOM PS3.3 C.11.2.1.2.1: black up to 59.5, white from 139.5, (x - 99.5) / 80 + 0.5 between.
    for (const [value, grey] of [[0, 0], [59, 0], [80, 65], [100, 129], [120, 193], [140, 255], [255, 255]] as const) {
      expect(Math.abs((greys[value] ?? NaN) - grey), String(value)).toBeLessThanOrEqual(1);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}); // prettier-ignore
