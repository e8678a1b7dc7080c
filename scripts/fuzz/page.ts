import type { Page } from 'playwright';
import { loadFrameEncoders } from '../../sample-dicom/generator/dicom/pixel-coding.ts';
import { syntheticBytes } from '../../e2e/support/synthetic-image.ts';
import { mutated, someMutations, type Random } from './mutate.ts';

/** A compressed stream to spoil, and the syntax it is labelled with. */
export interface CodedSeed {
  readonly transferSyntaxUid: string;
  readonly stream: Uint8Array<ArrayBuffer>;
  /** JPEG of a browser has three. */
  readonly samples: 1 | 3;
}

/** Side of a seed's image. Unit: pixels. */
const side = 48;

/** A sound stream of each coding that can be made here; the browser makes the one with loss. */
export async function codedSeeds(page: Page): Promise<readonly CodedSeed[]> {
  const encoders = await loadFrameEncoders();
  const values = Uint16Array.from({ length: side * side }, (_, i) => ((i * i) % 4096) | (i % 7));
  const made = (['jpeg-ls', 'jpeg-2000', 'rle'] as const).map((coding) => {
    const pixels = encoders[coding](values, side, 12);
    if (pixels.kind !== 'encapsulated') throw new Error(`${coding} is not compressed.`);
    return { coding, stream: Uint8Array.from(pixels.frame) };
  });
  const syntaxes = { 'jpeg-ls': '4.80', 'jpeg-2000': '4.90', rle: '5' } as const;
  const jpeg = await page.evaluate(async (size) => {
    const canvas = new OffscreenCanvas(size, size);
    const context = canvas.getContext('2d');
    for (let i = 0; context && i < size; i += 1) {
      context.fillStyle = `hsl(${i * 7} 80% ${i + 20}%)`;
      context.fillRect(i, i, size, 9);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, side);
  return [
    ...made.map(({ coding, stream }) => ({
      transferSyntaxUid: `1.2.840.10008.1.2.${syntaxes[coding]}`,
      stream,
      samples: 1 as const,
    })),
    {
      transferSyntaxUid: '1.2.840.10008.1.2.4.50',
      stream: Uint8Array.from(jpeg),
      samples: 3,
    },
  ];
}

/** A DICOM file of a seed whose stream was spoiled, or was not. */
export function codedFile(seed: CodedSeed, random: Random | null): Uint8Array<ArrayBuffer> {
  const { stream, transferSyntaxUid, samples } = seed;
  const fragment = random ? mutated(stream, someMutations(random, stream.length)) : stream;
  return syntheticBytes({
    number: random ? random(1e9) : 1,
    rows: side,
    columns: side,
    transferSyntaxUid,
    pixelData: { kind: 'encapsulated', fragments: [fragment] },
    ...(samples === 1
      ? {}
      : {
          elements: {
            '00280002': ['US', [3]],
            '00280004': ['CS', 'YBR_FULL_422'],
            '00280100': ['US', [8]],
            '00280101': ['US', [8]],
            '00280102': ['US', [7]],
          },
        }),
  });
}

/** What became of a file in the page: a picture, or the sentence that was said of it. */
export interface PageEnding {
  readonly isPicture: boolean;
  readonly sentence: string;
  readonly ms: number;
}

/** Opens a file as a reader does. Errors: rejects where neither picture nor sentence comes in time. */
export async function openInPage(
  page: Page,
  name: string,
  bytes: Uint8Array,
  patienceMs: number,
): Promise<PageEnding> {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  const input = page.getByLabel('DICOM files or a zip');
  await input.waitFor({ state: 'attached' });
  const begun = performance.now();
  await input.setInputFiles([{ name, mimeType: 'application/dicom', buffer: Buffer.from(bytes) }]);
  // Written only where a picture is.
  const picture = page.locator('thecal-viewport .corner.top-right').first();
  const failure = page.locator('thecal-viewport [role=alert] span').first();
  const refused = page.locator('thecal-open-report').filter({ hasText: name }).first();
  const isPicture = await Promise.any(
    [picture, failure, refused].map(async (end) => {
      await end.waitFor({ state: 'attached', timeout: patienceMs });
      return end === picture;
    }),
  );
  const ms = performance.now() - begun;
  const said = isPicture ? page.locator('thecal-viewport .warning') : failure.or(refused);
  const sentence =
    (await said
      .first()
      .textContent({ timeout: 100 })
      .catch(() => '')) ?? '';
  return { isPicture, sentence: sentence.replace(/\s+/g, ' ').trim(), ms };
}
