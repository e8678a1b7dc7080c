import { readFileSync } from 'node:fs';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';
import { sampleTruth } from './support/truth.ts';

interface Catalogue {
  readonly cases: readonly { readonly id: string; readonly answerKey: string | null }[];
}

const { cases } = JSON.parse(readFileSync('sample-dicom/catalogue.json', 'utf8')) as Catalogue;

for (const { id, answerKey } of cases) {
  if (answerKey === null) continue;
  test(`${id} opens, hangs and shows its key`, async ({ page, read }) => {
    const truth = sampleTruth(id);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(`/#/read/sample/${id}`);
    await read.waitForImages();
    for (const [pane, plane] of [
      [0, 'sagittal'],
      [1, 'axial'],
    ] as const) {
      const shown = await read
        .panes()
        .nth(pane)
        .evaluate((element) => {
          const { view } = element as unknown as {
            view: { series: { plane: { nearest: string }; weighting: { weighting: string } } };
          };
          return [view.series.plane.nearest, view.series.weighting.weighting];
        });
      expect(shown).toEqual([plane, 't2']);
    }
    // Nothing of the key travels before it is asked for.
    expect(fetched.filter((url) => /truth|answer-key/.test(url))).toEqual([]);

    await page.getByRole('button', { name: 'Reading', exact: true }).click();
    await page.getByRole('menuitem', { name: /answer key/i }).click();
    await expect(page.locator('thecal-toast')).toContainText('answer key');
    await waitForIdle(page);
    const { assessments } = await read.reading();
    for (const lesion of truth.lesions) {
      const grade = truth.escc[lesion.level];
      if (grade !== undefined && grade !== 'undefined') {
        expect(assessments[lesion.level]?.escc?.grade, lesion.level).toBe(grade);
      }
      if (lesion.sins === null) continue;
      const row = page
        .locator('thecal-level-table')
        .getByRole('row')
        .filter({
          has: page.getByRole('button', { name: lesion.level, exact: true }),
        });
      await expect(row.locator('.sins strong')).toHaveText(String(lesion.sins['total']));
    }
  });
}
