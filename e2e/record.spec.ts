import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { fromPart10 } from '../src/dicom/sr/part10.ts';
import { firstText, type DicomDataset } from '../src/dicom/sr/dicom-json.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

const menu = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
};

/** The file that an action hands out. */
async function handedOut(page: Page, action: () => Promise<void>): Promise<Uint8Array> {
  const download = page.waitForEvent('download');
  await action();
  return readFileSync(await (await download).path());
}

function dataset(bytes: Uint8Array): DicomDataset {
  const read = fromPart10(bytes);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** What the element of a pane has on the screen. */
interface Shown {
  readonly view: {
    readonly series: { readonly frames: readonly { readonly sopInstanceUid: string }[] };
    readonly window: { readonly center: number; readonly width: number };
  };
}

test('key images and outlines leave in forms of their own', async ({ page, read }) => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  await menu(page, /answer key/i);
  await waitForIdle(page);
  const { outlines, keyImages } = await read.reading();

  const selection = dataset(
    await handedOut(page, async () => {
      await menu(page, /key images.*KO/i);
      await page.getByLabel('Your name').fill('Reader 0');
      await page.keyboard.press('Enter');
    }),
  );
  expect(firstText(selection['00080060'])).toBe('KO');
  expect(JSON.stringify(selection)).toContain(keyImages[0]?.image.sopInstanceUid ?? 'a key image');
  const segmentation = dataset(await handedOut(page, () => menu(page, /save outlines/i)));
  expect(firstText(segmentation['00080060'])).toBe('SEG');
  const structures = new Set(outlines.map(({ structure, level }) => `${structure} ${level}`));
  expect(segmentation['00620002']?.Value).toHaveLength(structures.size);
  await expect(page.locator('thecal-toast')).toContainText(`${structures.size} segments`);
  // The window set by hand is that of the key image, which the reader looks at.
  const keyImage = keyImages[0]?.image.sopInstanceUid ?? '';
  const shownAt = await read
    .panes()
    .evaluateAll(
      (panes, uid) =>
        panes.findIndex((one) =>
          (one as unknown as Shown).view.series.frames.some(
            (frame) => frame.sopInstanceUid === uid,
          ),
        ),
      keyImage,
    );
  const pane = read.panes().nth(shownAt);
  const box = await pane.boundingBox();
  if (!box) throw new Error('no pane');
  const windowOf = (): Promise<Shown['view']['window']> =>
    pane.evaluate((one) => (one as unknown as Shown).view.window);
  const stored = await windowOf();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 20, { steps: 4 });
  await page.mouse.up({ button: 'right' });
  const shown = await windowOf();
  expect(shown).not.toEqual(stored);
  const state = dataset(await handedOut(page, () => menu(page, /GSPS/i)));
  expect(firstText(state['00080060'])).toBe('PR');
  const windows = (state['00283110']?.Value ?? []) as readonly DicomDataset[];
  expect(Number(windows[0]?.['00281050']?.Value?.[0])).toBeCloseTo(shown.center, 6);
  expect(Number(windows[0]?.['00281051']?.Value?.[0])).toBeCloseTo(shown.width, 6);
  const planned = dataset(await handedOut(page, () => menu(page, /structure set/i)));
  expect(firstText(planned['00080060'])).toBe('RTSTRUCT');
  const all = unzipSync(await handedOut(page, () => menu(page, /all of these/i)));
  expect(Object.keys(all).toSorted()).toEqual([
    'key-image-states-1.dcm',
    'key-images-1.dcm',
    'outlines-1.dcm',
    'report.dcm',
    'structures-1.dcm',
  ]);
});

test('what another program wrote is listed and written back', async ({ page, read }) => {
  const key = readFileSync('sample-dicom/cases/case-05/answer-key.sr.json', 'utf8');
  const foreign = key.replaceAll('"LVL_TRANS"', '"THEIR_OPINION"');
  // Pickers are intercepted from when somebody listens, which takes the browser a moment: a press right after could come first.
  const chooser = page.waitForEvent('filechooser');
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  await read.press('Control+o');
  await (
    await chooser
  ).setFiles({ name: 'theirs.json', mimeType: 'application/json', buffer: Buffer.from(foreign) });
  await expect(page.locator('thecal-toast')).toContainText('from other software');
  await expect(page.getByLabel('Said by others')).toContainText(
    /grade, \d+ outlines, SINS.* by Key, A\., 2026-01-01/,
  );
  await menu(page, /kept from other software/i);
  const list = page.locator('thecal-kept-items-dialog');
  await expect(list.getByRole('row').last()).toContainText('Transitional vertebra variant');
  await expect(list.getByRole('row').last()).toContainText('Evaluations');
  await page.keyboard.press('Escape');
  await expect(list).toHaveJSProperty('open', false);
  const again = await handedOut(page, async () => {
    await read.press('Control+s');
    await page.getByLabel('Your name').fill('Reader 0');
    await page.keyboard.press('Enter');
  });
  expect(new TextDecoder().decode(again)).toContain('"THEIR_OPINION"');
});
