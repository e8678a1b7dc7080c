import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { syntheticBytes, syntheticFile } from '../../../e2e/support/synthetic-image.ts';
import { imageKeyOf } from '../../domain/image-series.ts';
import { openFiles } from './open-files.ts';

const stack = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    syntheticFile(`${index + 1}.dcm`, { number: index + 1, position: [0, 0, index * 4] }),
  );

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('openFiles in a browser, with its worker', () => {
  it('opens loose files and an archive, sets others aside, and loads frames', async () => {
    const archive = {
      name: 'more.zip',
      blob: new Blob([
        new Uint8Array(
          zipSync({
            '7.dcm': syntheticBytes({ number: 7, transferSyntaxUid: '1.2.840.10008.1.2.1.99' }),
          }),
        ),
      ]),
    };
    const notes = { name: 'notes.txt', blob: new Blob(['notes']) };
    const result = await openFiles([...stack(5), archive, notes]);
    expect(result.setAside.map(({ fileName }) => fileName)).toEqual(['notes.txt']);
    const frames = result.studies[0]?.series[0]?.frames ?? [];
    expect(frames).toHaveLength(6);
    const inflated = frames.find(({ instanceNumber }) => instanceNumber === 7);
    if (inflated === undefined) throw new Error('not opened');
    const { bytes } = await result.frames.loadFrame(imageKeyOf(inflated));
    expect([...bytes.subarray(0, 2)]).toEqual([7, 0]);
  });

  it('ends when the signal says so, with what was read', async () => {
    const abort = new AbortController();
    const result = await openFiles(stack(300), {
      signal: abort.signal,
      onProgress: ({ read }) => {
        if (read >= 32) abort.abort();
      },
    });
    expect(result.cancelled).toBe(true);
    const read = result.studies[0]?.series[0]?.frames.length ?? 0;
    expect(read).toBeGreaterThanOrEqual(16);
    expect(read).toBeLessThan(300);
  });

  it('opens 2,000 files without a long task', async () => {
    const files = stack(2000);
    // Making the files above is a long task too, and not what is measured: it must have ended.
    await nextTask();
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    const result = await openFiles(files, { onStudies: () => undefined });
    await nextTask();
    tasks.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    expect(result.studies[0]?.series[0]?.frames).toHaveLength(2000);
    expect(Math.max(0, ...tasks)).toBeLessThan(200);
  });
});
