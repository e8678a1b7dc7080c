import { boardOf as board, keepReading } from './pages/board-page.ts';
import { ReadPage } from './pages/read-page.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

const UNREADABLE = /written by a newer version|damaged/;

test('what is read is what the board shows and what is there again afterwards', async ({
  page,
  read,
  library,
}) => {
  test.slow();
  await keepReading(page, read, 'case-05');
  const before = await read.reading();
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await waitForIdle(page);
  // Measured on the axial series, which comes after the one the study was first shown with.
  await expect(board(page).getByText('Cord compressed, CSF visible')).toBeVisible();
  await expect(board(page).getByText('without outlines')).toHaveCount(0);
  await expect(board(page).getByText('not measured')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await read.waitForImages();
  expect(await read.reading()).toEqual(before);
  // The session goes on: what was done before the board can still be undone.
  await read.press('Control+z');
  expect((await read.reading()).outlines).toHaveLength(0);
  await read.press('Control+Shift+z');
  await page.goto('/#/teach/case-05');
  await expect(page.locator('thecal-quiz-screen')).toBeVisible();
  await waitForIdle(page);
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  expect(await read.reading()).toEqual(before);
  await library.goto();
  await expect(library.drafts()).toHaveCount(1);
});

test('a reading that cannot be read is left as it is until it is kept aside', async ({
  page,
  read,
}) => {
  await keepReading(page, read, 'case-05');
  const study = (await read.reading()).studyInstanceUid;
  const kept = (): Promise<unknown> => page.evaluate(readDraft, study);
  await page.evaluate(writeNewer, study);
  await page.reload();
  await read.waitForImages();
  const card = page.getByRole('alert', { name: 'How this reading is kept' });
  await expect(card).toContainText(UNREADABLE);
  await read.press('3');
  await waitForIdle(page);
  expect(await kept()).toMatchObject({ version: 99 });
  await card.getByRole('button', { name: 'Keep it aside and begin anew' }).click();
  await expect(card).toHaveCount(0);
  await waitForIdle(page);
  // Nothing was read yet, so there is nothing to keep in its place.
  expect(await kept()).toBeUndefined();
});

test('of two tabs on one study one writes, and the other is told', async ({
  page,
  read,
  context,
}) => {
  await keepReading(page, read, 'case-05');
  const other = await context.newPage();
  const there = new ReadPage(other);
  await other.goto('/#/read/sample/case-05');
  await there.waitForImages();
  const card = other.getByRole('alert', { name: 'How this reading is kept' });
  await expect(card).toContainText('open in another tab');
  await card.getByRole('button', { name: 'Take over here' }).click();
  await expect(card).toHaveCount(0);
  expect(await there.reading()).toEqual(await read.reading());
  await expect(page.getByRole('alert', { name: 'How this reading is kept' })).toContainText(
    'taken over in another tab',
  );
});

/** What the browser keeps of a study; runs in the page. */
const readDraft = (study: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('thecal');
    opening.onerror = () => {
      reject(new Error('no database'));
    };
    opening.onsuccess = () => {
      const asked = opening.result.transaction('drafts').objectStore('drafts').get(study);
      asked.onsuccess = () => {
        opening.result.close();
        resolve(asked.result);
      };
    };
  });

/** Puts a draft of a version that is not known yet in the place of a study's; runs in the page. */
const writeNewer = (study: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('thecal');
    opening.onerror = () => {
      reject(new Error('no database'));
    };
    opening.onsuccess = () => {
      const writing = opening.result.transaction('drafts', 'readwrite');
      writing.objectStore('drafts').put({ version: 99 }, study);
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
