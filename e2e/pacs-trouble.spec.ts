import type { Page } from '@playwright/test';
import { ArchivePage } from './pages/archive-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import {
  createTestArchive,
  sendPart,
  sendStatus,
  type TestArchive,
  type Trouble,
} from './support/archive-server.ts';
import { serveDist, type DistServer } from './support/dist-server.ts';
import { waitForIdle } from './support/idle.ts';
import { countingPixels, orientations, type SyntheticSlice } from './support/synthetic-image.ts';
import { expect, test as base } from './support/test.ts';

const SIDE = 64;

const slices = (
  series: string,
  orientation: readonly number[],
  positionOf: (index: number) => readonly [number, number, number],
): readonly SyntheticSlice[] =>
  Array.from({ length: 6 }, (_, index) => ({
    series,
    number: index + 1,
    rows: SIDE,
    columns: SIDE,
    orientation,
    position: positionOf(index),
    pixelData: { kind: 'native', bytes: countingPixels(SIDE * SIDE, index) },
  }));

interface Fixtures {
  readonly site: { readonly server: DistServer; readonly pacs: TestArchive };
  readonly archive: ArchivePage;
}

/** Each test has an archive of its own, on the origin of the app, to give it troubles. */
const test = base.extend<Fixtures>({
  site: async ({ browserName: _ }, use) => {
    const pacs = createTestArchive([
      ...slices('1', orientations.sagittal, (index) => [index * 4, 0, 0]),
      ...slices('2', orientations.axial, (index) => [0, 0, index * 4]),
    ]);
    const server = await serveDist([
      {
        path: '/dicom-web',
        answer: (request, response) => {
          pacs.answer('/dicom-web', request, response);
        },
      },
    ]);
    await use({ server, pacs });
    await server.close();
  },
  baseURL: async ({ site }, use) => {
    await use(site.server.origin);
  },
  archive: async ({ page }, use) => {
    await use(new ArchivePage(page));
  },
});
// The browser itself reports answers that are errors; that is what these tests are about.
test.use({ expectedErrors: [/Failed to load resource/] });
test.setTimeout(120_000);

const onStore =
  (answer: Trouble): Trouble =>
  (request, response) =>
    request.method === 'POST' && answer(request, response);

const status =
  (code: number): Trouble =>
  (_, response) => {
    sendStatus(response, code);
    return true;
  };

async function connect(page: Page): Promise<void> {
  await page.goto('/');
  await waitForIdle(page);
  await new ArchivePage(page).connect('/dicom-web');
}

/** Opens the study and saves the empty reading of it, which is a reading too. */
async function openAndStore(page: Page): Promise<void> {
  await connect(page);
  const archive = new ArchivePage(page);
  await archive.find('synthetic');
  await archive.studies().first().click();
  await page.locator('thecal-viewport').nth(1).waitFor();
  await waitForIdle(page);
  await page.keyboard.press('Control+s');
  await page.getByLabel('Your name').fill('Reader 0');
  await page.keyboard.press('Enter');
}

test('nothing is asked of an archive before one is connected', async ({ page, site, library }) => {
  await library.goto();
  await page.goto('/#/archive');
  await expect(page.locator('thecal-archive-screen')).toContainText('No archive is connected');
  await page.goto('/#/read/sample/case-07');
  await page.locator('thecal-viewport').nth(1).waitFor();
  await waitForIdle(page);
  expect(site.pacs.asked).toEqual([]);
});

test('a search says what is wrong, and goes on when it is mended', async ({
  page,
  site,
  archive,
}) => {
  await connect(page);
  site.pacs.trouble = status(401);
  await archive.find('synthetic');
  await expect(archive.warning()).toContainText('does not accept the sign-in (401)');
  site.pacs.trouble = null;
  await archive.warning().getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Sign-in').selectOption('bearer');
  await page.locator('input[name=token]').fill('secret-token');
  await page.getByRole('button', { name: 'Use this' }).click();
  await expect(archive.studies()).toHaveCount(1);
  expect(await seriousFindings(page)).toEqual([]);
  expect(site.pacs.asked.at(-1)?.headers.authorization).toBe('Bearer secret-token');
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const values: unknown[] = [];
    for (const { name } of databases) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name ?? '');
        open.onsuccess = () => {
          resolve(open.result);
        };
        open.onerror = () => {
          reject(new Error('not opened'));
        };
      });
      for (const store of database.objectStoreNames) {
        values.push(
          await new Promise((resolve) => {
            const all = database.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => {
              resolve(all.result);
            };
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(values) + location.href + JSON.stringify({ ...localStorage });
  });
  expect(kept).toContain('/dicom-web');
  expect(kept).not.toContain('secret-token');

  site.pacs.trouble = (_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<h1>Sign in</h1>');
    return true;
  };
  await page.locator('thecal-archive-screen').getByRole('button', { name: 'Search' }).click();
  await expect(archive.warning()).toContainText('answered with a web page');
  site.pacs.trouble = null;
  await archive.warning().getByRole('button', { name: 'Try again' }).click();
  await expect(archive.studies()).toHaveCount(1);
});

test('half of a frame is asked for again, and a reading is stored after an outage', async ({
  page,
  site,
}) => {
  let halves = 1;
  let outages = 1;
  site.pacs.trouble = (request, response) => {
    if (request.path.includes('/frames/') && halves-- > 0) {
      sendPart(response, 'application/octet-stream', countingPixels(SIDE * SIDE, 0), true);
      return true;
    }
    if (request.method !== 'POST' || outages-- <= 0) return false;
    sendStatus(response, 503);
    return true;
  };
  await openAndStore(page);
  const state = page.locator('thecal-archive-state');
  await expect(state).toContainText('too busy to answer (503). Your reading is kept here');
  await expect(state).toContainText(/Stored on the archive at \d\d:\d\d\./);
  expect(site.pacs.stored.size).toBe(1);
  expect(site.pacs.asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('a reading that the archive has no room for is kept, and stored later', async ({
  page,
  site,
}) => {
  site.pacs.trouble = onStore(status(507));
  await openAndStore(page);
  const state = page.locator('thecal-archive-state');
  await expect(state).toContainText(
    'The archive has no room left (507). Your reading is kept here, not on the archive.',
  );
  await page.goto('/#/');
  await waitForIdle(page);
  const draft = page.locator('thecal-draft-row');
  await expect(draft).toContainText('Not yet stored on the archive.');
  site.pacs.trouble = null;
  await page.reload();
  await waitForIdle(page);
  await draft.getByRole('button').first().click();
  await page.locator('thecal-viewport').nth(1).waitFor();
  await expect(state).toContainText('not yet stored on the archive');
  await state.getByRole('button', { name: 'Store it' }).click();
  await expect(state).toContainText('Stored on the archive at');
  expect(site.pacs.stored.size).toBe(1);
});

test('storing can be stopped while the archive is silent, and sends the same document again', async ({
  page,
  site,
}) => {
  site.pacs.trouble = onStore(() => true);
  await openAndStore(page);
  const state = page.locator('thecal-archive-state');
  await expect(state).toContainText('Storing on the archive.');
  await state.getByRole('button', { name: 'Stop' }).click();
  await expect(state).toContainText('Storing was stopped. Your reading is kept here');
  site.pacs.trouble = null;
  await state.getByRole('button', { name: 'Try again' }).click();
  await expect(state).toContainText('Stored on the archive at');
  const [first, second] = site.pacs.asked.filter(({ method }) => method === 'POST');
  const documentOf = (body: Buffer | undefined): string =>
    body?.toString('latin1').split('\r\n\r\n')[1]?.split('\r\n--')[0] ?? '';
  expect(documentOf(second?.body)).toBe(documentOf(first?.body));
});
