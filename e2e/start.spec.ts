import { seriousFindings } from './support/accessibility.ts';
import { expect, test } from './support/test.ts';

test('the built app starts on the Library', async ({ library, page }) => {
  await library.goto();
  await expect(page).toHaveTitle(/Thecal/);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a file that is not there is answered with 404, a screen with the page', async ({
  request,
}) => {
  for (const path of ['/sample-dicom/cases/none/1.dcm', '/sample-dicom/none', '/assets/none.js']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  const screen = await request.get('/studies/1.2.840.10008.1');
  expect(screen.status()).toBe(200);
  expect(screen.headers()['content-type']).toContain('text/html');
});

test.describe('another host', () => {
  test.use({ expectedErrors: [/Content Security Policy/] });

  test('is refused to the page', async ({ library, page }) => {
    await library.goto();
    const answer = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(answer).toBe('refused');
  });
});
