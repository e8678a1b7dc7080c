import { describe, expect, it } from 'vitest';
import { countingPixels, syntheticFile } from '../../../e2e/support/synthetic-image.ts';
import { imageKeyOf } from '../../domain/image-series.ts';
import type { ImageKey } from '../../domain/image-series.ts';
import { directParser } from './direct-parser.ts';
import { openFiles } from './open-files.ts';
import type { HeaderParser, NamedBlob, OpenProgress } from './open-files.ts';

const stack = (count: number): NamedBlob[] =>
  Array.from({ length: count }, (_, index) =>
    syntheticFile(`${index + 1}.dcm`, { number: index + 1, position: [0, 0, index * 4] }),
  );

const parser = directParser;

describe('openFiles', () => {
  it('counts up to all files', async () => {
    const seen: OpenProgress[] = [];
    await openFiles(stack(40), { parser, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ read: 40, total: 40, setAside: 0 });
    expect(seen.map(({ read }) => read)).toEqual(
      seen.map(({ read }) => read).toSorted((a, b) => a - b),
    );
  });

  it('announces studies before the end, and a series keeps its id', async () => {
    const announced: number[] = [];
    const ids = new Set<string>();
    const { studies } = await openFiles(stack(40), {
      parser,
      onStudies: (growing) => {
        const series = growing[0]?.series[0];
        announced.push(series?.frames.length ?? 0);
        ids.add(series?.id ?? '');
      },
    });
    expect(announced[0]).toBeGreaterThan(0);
    expect(announced[0]).toBeLessThan(40);
    expect([...ids]).toEqual([studies[0]?.series[0]?.id]);
    expect(studies[0]?.series[0]?.frames).toHaveLength(40);
  });

  it('gives what was read when the signal ends the work', async () => {
    const abort = new AbortController();
    const result = await openFiles(stack(60), {
      parser,
      signal: abort.signal,
      onProgress: ({ read }) => {
        if (read === 20) abort.abort();
      },
    });
    expect(result.cancelled).toBe(true);
    expect(result.studies[0]?.series[0]?.frames).toHaveLength(20);
  });

  it('takes files as they are found, and nothing from no files', async () => {
    async function* found() {
      yield* stack(3);
      await Promise.resolve();
      yield syntheticFile('9.dcm', { number: 9 });
    }
    expect((await openFiles(found(), { parser })).studies[0]?.series[0]?.frames).toHaveLength(4);
    expect((await openFiles([], { parser })).studies).toEqual([]);
  });

  it('lets a failure of the parser itself through', async () => {
    const broken: HeaderParser = {
      parse: () => Promise.reject(new Error('The worker that reads files could not run.')),
      dispose: () => undefined,
    };
    await expect(openFiles(stack(1), { parser: broken })).rejects.toThrow(/could not run/);
  });
});

describe('loadFrame', () => {
  async function load(file: NamedBlob, frame = 1) {
    const { studies, frames } = await openFiles([file], { parser });
    const first = studies[0]?.series[0]?.frames[0];
    if (first === undefined) throw new Error('not opened');
    return frames.loadFrame(imageKeyOf({ ...first, frameNumber: frame }));
  }

  it.each([
    ['1.2.840.10008.1.2', '1.2.840.10008.1.2'],
    ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1'],
    ['1.2.840.10008.1.2.2', '1.2.840.10008.1.2.2'],
    // Inflated while the header was read, so its frames are plain explicit little endian.
    ['1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.1'],
  ])('native pixels of %s as %s', async (transferSyntaxUid, handedOver) => {
    const frame = await load(syntheticFile('a.dcm', { transferSyntaxUid }));
    expect(frame.transferSyntaxUid).toBe(handedOver);
    expect(frame.bytes).toEqual(countingPixels(16, 1));
  });

  it('the second of two native frames', async () => {
    const file = syntheticFile('a.dcm', {
      pixelData: { kind: 'native', bytes: countingPixels(32, 0) },
      elements: { '00280008': ['IS', '2'] },
    });
    expect((await load(file, 2)).bytes).toEqual(countingPixels(16, 16));
  });

  const jpeg = '1.2.840.10008.1.2.4.70';
  const pieces = [
    Uint8Array.of(0xff, 0xd8, 1, 2),
    Uint8Array.of(3, 4),
    Uint8Array.of(0xff, 0xd8, 5, 6),
  ];

  it('a compressed frame put together from its fragments', async () => {
    const file = syntheticFile('a.dcm', {
      transferSyntaxUid: jpeg,
      pixelData: { kind: 'encapsulated', fragments: pieces },
    });
    const frame = await load(file);
    expect([...frame.bytes]).toEqual([0xff, 0xd8, 1, 2, 3, 4, 0xff, 0xd8, 5, 6]);
    expect(frame.transferSyntaxUid).toBe(jpeg);
  });

  it.each([
    ['with', [0, 22]],
    ['without', []],
  ])('the second compressed frame %s an offset table', async (_, basicOffsets) => {
    // Frame 1: fragments of 8 + 4 and 8 + 2 bytes, so frame 2 begins at 22.
    const file = syntheticFile('a.dcm', {
      transferSyntaxUid: jpeg,
      elements: { '00280008': ['IS', '2'] },
      pixelData: { kind: 'encapsulated', fragments: pieces, basicOffsets },
    });
    expect([...(await load(file, 1)).bytes]).toEqual([0xff, 0xd8, 1, 2, 3, 4]);
    expect([...(await load(file, 2)).bytes]).toEqual([0xff, 0xd8, 5, 6]);
  });

  it('says which file cannot give its frame', async () => {
    const file = syntheticFile('a.dcm', {
      transferSyntaxUid: jpeg,
      elements: { '00280008': ['IS', '3'] },
      pixelData: { kind: 'encapsulated', fragments: [...pieces, ...pieces] },
    });
    await expect(load(file)).rejects.toThrow(/^a\.dcm: .*6 pieces of compressed image/);
  });

  it('refuses a key that was not opened, and an ended signal', async () => {
    const { frames } = await openFiles(stack(1), { parser });
    await expect(frames.loadFrame('2.25.1#1' as ImageKey)).rejects.toThrow(/not among/);
    const key = '2.25.9000.1.1#1' as ImageKey;
    await expect(frames.loadFrame(key, AbortSignal.abort())).rejects.toThrow();
  });
});
