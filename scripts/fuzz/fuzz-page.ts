import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from '../browser.mjs';
import type { Random } from './mutate.ts';
import { codedFile, codedSeeds, openInPage } from './page.ts';

/** An image must have ended in a picture or a sentence by then. Unit: ms. */
const patienceMs = 5000;
/** The first one waits for decoders to come. Unit: ms. */
const patienceForFirstMs = 30_000;

/** A compressed image that did not end as it should. */
export interface PageFailure {
  readonly extension: 'dcm';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reason: string;
}

/** Opens spoiled compressed images in the built app, one after the other. Prints how many ended in which way. */
export async function fuzzPage(count: number, random: Random): Promise<readonly PageFailure[]> {
  const server = await preview({ preview: { host: '127.0.0.1', port: 4610 }, logLevel: 'silent' });
  const browser = await chromium.launch(launchOptions());
  const failures: PageFailure[] = [];
  const errors: string[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    const seeds = await codedSeeds(page);
    for (const seed of seeds) {
      const { isPicture, sentence } = await openInPage(page, 'sound.dcm', codedFile(seed, null), patienceForFirstMs); // prettier-ignore
      if (!isPicture) throw new Error(`A sound image is not shown: ${sentence}`);
    }
    const times: number[] = [];
    let pictures = 0;
    for (let n = 0; n < count; n += 1) {
      const seed = seeds[n % seeds.length];
      if (seed === undefined) break;
      const bytes = codedFile(seed, random);
      try {
        const { isPicture, ms } = await openInPage(page, `spoiled-${n}.dcm`, bytes, patienceMs);
        times.push(ms);
        if (isPicture) pictures += 1;
        if (n % 50 === 49) console.log(`${n + 1} opened`);
      } catch {
        failures.push({
          extension: 'dcm',
          bytes,
          reason: `neither picture nor sentence within ${patienceMs} ms`,
        });
      }
      const [error] = errors.splice(0);
      if (error !== undefined)
        failures.push({ extension: 'dcm', bytes, reason: `the page threw: ${error}` });
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0); // prettier-ignore
    console.log(`in the page: ${pictures} pictures, ${times.length - pictures} sentences; median ${at(0.5)} ms, slowest ${at(1)} ms`); // prettier-ignore
  } finally {
    await browser.close();
    await server.close();
  }
  return failures;
}
