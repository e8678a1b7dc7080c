/** `npm run samples:sheet`: draws the key slices of every case as they were written, into docs/samples.png. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protocolOf } from './acquisition/protocols.ts';
import { ALL_CASES } from './cases/all-cases.ts';
import type { CaseDefinition, SeriesRequest } from './cases/case-definition.ts';
import { numberPicture } from './output/digits.ts';
import { cropTo, encodePng, tile, toGrey, type GreyPicture } from './output/png.ts';
import { createImageReader, type ImageReader, type StoredImage } from './output/read-image.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const TILE = 168;
const CASES_PER_ROW = 2;
/** Millimetres shown: sagittal, axial. */
const SHOWN = { sagittal: 190, axial: 96 } as const;

interface Truth {
  readonly worstLevel: string | null;
  readonly worstSlice: string | null;
  readonly levels: readonly { readonly vertebra: string; readonly centreLps: readonly number[] }[];
}

/** Column and row of a point of the patient in an image. */
function pixelOf(
  image: StoredImage,
  point: readonly number[],
): { readonly x: number; readonly y: number } {
  const along = (from: number): number =>
    [0, 1, 2].reduce(
      (sum, i) =>
        sum + ((point[i] ?? 0) - (image.position[i] ?? 0)) * (image.orientation[from + i] ?? 0),
      0,
    ) / (image.spacing[0] ?? 1);
  return { x: along(0), y: along(3) };
}

function draw(image: StoredImage, request: SeriesRequest, centre: readonly number[]): GreyPicture {
  const values = image.decodePixels();
  const isCt = request.weighting === 'ct';
  const [low, high] = isCt
    ? [1024 - 300, 1024 + 1100]
    : [0, protocolOf(request.weighting, request.stack.plane).window.width];
  const size = SHOWN[request.stack.plane] / (image.spacing[0] ?? 1);
  const { x, y } = pixelOf(image, centre);
  const limit = (at: number, full: number): number =>
    Math.min(Math.max(0, at - size / 2), Math.max(0, full - size));
  return cropTo(
    toGrey(values, image.columns, low, high),
    { x: limit(x, image.columns), y: limit(y, image.rows), size },
    TILE,
  );
}

function drawCase(definition: CaseDefinition, read: ImageReader): readonly GreyPicture[] {
  const home = join(root, 'cases', definition.id);
  const truth = JSON.parse(readFileSync(join(home, 'truth.json'), 'utf8')) as Truth;
  const level = truth.levels.find((l) => l.vertebra === truth.worstLevel);
  const centre = level?.centreLps ?? [0, 0, 0];
  const pictures = [
    'sag-t1',
    'sag-t2',
    'sag-stir',
    'ax-t2',
    'sag-t1-post',
    'ax-t1-post',
    'ct-ax',
    'sag-dixon-out',
  ].flatMap((key) => {
    const request = definition.series.find((s) => s.key === key);
    if (request === undefined) return [];
    const images = Array.from({ length: request.stack.count }, (_, i) =>
      read(join(home, key, `${String(i + 1).padStart(3, '0')}.dcm`)),
    );
    const middle = images[Math.floor(images.length / 2)];
    const shown =
      request.stack.plane === 'axial'
        ? (images.find((i) => i.sopInstanceUid === truth.worstSlice) ?? middle)
        : middle;
    return shown === undefined ? [] : [draw(shown, request, centre)];
  });
  const [first, ...rest] = pictures.slice(0, 5);
  if (first === undefined) return [];
  const empty: GreyPicture = { width: TILE, height: TILE, pixels: new Uint8Array(TILE * TILE) };
  const row = [numberPicture(first, definition.id.slice(-2), 3), ...rest];
  return [...row, ...Array.from({ length: 5 - row.length }, () => empty)];
}

const read = await createImageReader();
const sheet = tile(
  ALL_CASES.flatMap((c) => drawCase(c, read)),
  5 * CASES_PER_ROW,
  3,
);
writeFileSync(join(root, '..', 'docs', 'samples.png'), encodePng(sheet));
