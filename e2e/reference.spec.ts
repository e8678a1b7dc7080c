import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

test('a definition opens beside the images from the word it defines, and gives the keys back', async ({
  page,
  read,
}) => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: /answer key/i }).click();
  await waitForIdle(page);
  const [first, second] = [read.panes().nth(0), read.panes().nth(1)];
  const before = [await first.boundingBox(), await second.boundingBox()];
  const reference = page.getByRole('complementary', { name: 'Reference' });

  await page.getByRole('button', { name: 'Definition of the ESCC grade' }).click();
  await expect(reference.getByRole('heading', { name: 'ESCC grade (Bilsky)' })).toBeVisible();
  await expect(reference).toContainText('J Neurosurg Spine 2010');
  await expect(reference.getByRole('img', { name: /six grades/ })).toBeVisible();
  // Beside the images: not one pixel of them is covered or moved.
  expect([await first.boundingBox(), await second.boundingBox()]).toEqual(before);
  const place = await reference.boundingBox();
  for (const box of before)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(place?.x ?? 0);
  expect(await seriousFindings(page)).toEqual([]);

  // The keys still belong to the images: C grades while it is open.
  await read.press('c');
  expect((await read.reading()).assessments.T4?.escc?.grade).toBe('1c');
  await read.press('Control+z', 'i');
  await expect(reference).toBeHidden();

  await page.getByRole('button', { name: 'Collapse, definition' }).click();
  await expect(
    reference.getByRole('heading', { name: 'SINS: vertebral body collapse' }),
  ).toBeVisible();
  await reference.getByText('Exactly 50 % X11').click();
  await expect(reference).toContainText('a collapsed body cannot score below 2');
  await reference.getByRole('button', { name: 'Back' }).click();
  // What is marked at T4 brings up what else may lie there.
  await expect(reference.getByRole('heading', { name: 'For what is marked at T4' })).toBeVisible();
  await reference.getByRole('button', { name: 'Epidural abscess, phlegmon' }).first().click();
  await expect(reference).toContainText('diffusion restricted');
  await reference.getByRole('searchbox').fill('hematoma');
  await expect(reference.getByRole('button', { name: 'Epidural haematoma' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(reference).toBeHidden();
});

test('the reference opens by key on the board and in the quiz, and has pages of its own', async ({
  page,
  read,
}) => {
  const reference = page.getByRole('complementary', { name: 'Reference' });
  await page.goto('/#/board/case-05');
  await read.waitForImages('board');
  await page.keyboard.press('i');
  await expect(reference.getByRole('heading', { name: 'For what is marked at T4' })).toBeVisible();
  const place = await reference.boundingBox();
  for (const pane of await read.panes().all()) {
    const box = await pane.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(place?.x ?? 0);
  }
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(reference).toBeHidden();

  await page.goto('/#/teach/case-05');
  await read.waitForImages('quiz');
  await page.keyboard.press('i');
  await expect(reference.getByRole('heading', { name: 'Contents' })).toBeFocused();
  // Nothing of the key is given away.
  await expect(reference).not.toContainText('For what is marked');
  await reference.getByText('SINS 9').click();
  await reference.getByRole('button', { name: 'SINS: location' }).click();
  await expect(reference.getByRole('img', { name: /T3 to T10: Semi-rigid, 1/ })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto('/#/reference/cauda-scales');
  await expect(page.getByRole('heading', { name: 'Below the conus: CE-A and CE-B' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'ESCC grade (Bilsky)' }).click();
  await expect(page).toHaveURL(/#\/reference\/escc$/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/reference\/cauda-scales$/);
});
