import type { Page } from '@playwright/test';
import type { ReadPage } from './pages/read-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { serveDist, type DistServer } from './support/dist-server.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test as base } from './support/test.ts';
import { centreOf, sampleTruth } from './support/truth.ts';

/** Each test has a server of its own: one that can be taken away. */
const test = base.extend<{ readonly server: DistServer }>({
  server: async ({ page: _page }, use) => {
    const server = await serveDist();
    await use(server);
    await server.close();
  },
  record: async ({ context }, use) => {
    const foreign: string[] = [];
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol === 'http:' && hostname !== '127.0.0.1') foreign.push(request.url());
    });
    await use({ foreignRequests: foreign, errors: [] });
    expect(foreign, 'requests to other hosts').toEqual([]);
  },
});
test.use({ serviceWorkers: 'allow' });

/** Waits until the page is served by its worker, which then holds the whole app. */
async function waitForWorker(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

const keptSampleFiles = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const kept = await (await caches.open('thecal-samples')).keys();
    return kept.map(({ url }) => new URL(url).pathname);
  });

/** Names T9 and grades it: a reading worth keeping. */
async function beginReading(read: ReadPage): Promise<void> {
  const sagittal = read.panes().first();
  const [point] = await read.toImagePoints(sagittal, [centreOf(sampleTruth('case-07'), 'T9')]);
  await read.press('l');
  if (point) await read.clickAt(sagittal, point);
  await read.press('t', '9', 'Enter', 'Escape', '3');
  expect((await read.reading()).levels).toHaveLength(1);
}

/** The files of case-07 that were asked for. */
const askedFor = ({ asked }: DistServer): readonly string[] => [
  ...new Set(asked.filter((path) => path.includes('/case-07/') && path.endsWith('.dcm'))),
];

test('after one visit the app, an opened sample and its draft are there without a network', async ({
  page,
  read,
  server,
}) => {
  await page.goto(`${server.origin}/#/read/sample/case-07`);
  await read.waitForImages();
  await beginReading(read);
  await waitForWorker(page);
  await expect
    .poll(async () => (await keptSampleFiles(page)).length)
    .toBeGreaterThanOrEqual(askedFor(server).length);
  const before = await read.reading();

  server.goOffline();
  await page.goto(`${server.origin}/`);
  await page.reload();
  await waitForIdle(page);
  await expect(page.locator('thecal-draft-row')).toHaveCount(1);

  await page.goto(`${server.origin}/#/read/sample/case-07`);
  await read.waitForImages();
  expect(await read.reading()).toEqual(before);
});

test('teach, agreement and the board are there without a network, with what was opened', async ({
  page,
  server,
}) => {
  test.slow();
  const quiz = page.locator('thecal-quiz-screen');
  await page.goto(`${server.origin}/#/teach/case-05`);
  await waitForWorker(page);
  await quiz.locator('thecal-viewport').nth(1).waitFor();
  await waitForIdle(page);
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(quiz.getByText('as the key')).toBeVisible();
  await page.goto(`${server.origin}/#/teach`);
  await page.getByRole('button', { name: 'Filter by border or compartment' }).click();
  await expect(page.getByLabel('Borderline set')).toBeVisible();
  const wanted = server.asked.filter(
    (path) => path.includes('/sample-dicom/cases/') && !/thumbnail/.test(path),
  );
  await expect
    .poll(async () => {
      const kept = await keptSampleFiles(page);
      return wanted.filter((path) => !kept.includes(path));
    })
    .toEqual([]);

  server.goOffline();
  await page.goto(`${server.origin}/#/teach`);
  await page.reload();
  await expect(page.getByText('1 of 26 answered')).toBeVisible();
  await page.getByRole('button', { name: 'Filter by border or compartment' }).click();
  await expect(page.getByLabel('Borderline set')).toBeVisible();
  await page.getByRole('button', { name: /Case 05/ }).click();
  await quiz.getByRole('button', { name: 'My first answer' }).click();
  await expect(quiz.getByText('as the key')).toBeVisible();
  await page.goto(`${server.origin}/#/agreement`);
  await expect(page.getByRole('heading', { name: 'You and Key' })).toBeVisible();
  await page.goto(`${server.origin}/#/board/case-05`);
  await expect(page.locator('thecal-board-screen').getByText('Case 05').first()).toBeVisible();
  await page.goto(`${server.origin}/#/teach/case-06`);
  // Never opened: it says so, and the list stays.
  await expect(page.getByRole('alert')).toBeVisible();
});

test('no answer is kept or asked for before the reader asks', async ({ page, read, server }) => {
  await page.goto(`${server.origin}/#/read/sample/case-07`);
  await waitForWorker(page);
  await read.waitForImages();
  await page.reload();
  await read.waitForImages();
  const isAnswer = (path: string): boolean => /truth|answer/.test(path);
  expect(server.asked.filter(isAnswer)).toEqual([]);
  expect((await keptSampleFiles(page)).filter(isAnswer)).toEqual([]);
});

test('a new version announces itself, waits, and loses no draft', async ({
  page,
  read,
  server,
}) => {
  await page.goto(`${server.origin}/#/read/sample/case-07`);
  await waitForWorker(page);
  await read.waitForImages();
  await beginReading(read);
  const before = await read.reading();

  server.publishNewVersion();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.locator('thecal-update-notice');
  await expect(notice).toContainText('new version');
  expect(await seriousFindings(page)).toEqual([]);
  expect(await read.reading()).toEqual(before);

  const reloaded = page.waitForEvent('load');
  await notice.getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await read.waitForImages();
  expect(await read.reading()).toEqual(before);
  await expect(notice).toHaveCount(0);
});

test('the app can be installed', async ({ page, server }) => {
  await page.goto(server.origin);
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = (await (await page.request.get(`${server.origin}${href ?? ''}`)).json()) as {
    readonly name: string;
    readonly icons: readonly { readonly src: string }[];
  };
  expect(manifest.name).toBe('Thecal');
  for (const { src } of manifest.icons) {
    expect((await page.request.get(`${server.origin}/${src}`)).status(), src).toBe(200);
  }
});
