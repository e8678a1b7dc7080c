import { orientations, syntheticBytes, type SyntheticSlice } from './support/synthetic-image.ts';
import type { MadeFile } from './pages/library-page.ts';
import { expect, test } from './support/test.ts';

const made = (name: string, bytes: Uint8Array): MadeFile => ({ name, bytes });
const slice = (name: string, change: SyntheticSlice): MadeFile =>
  made(name, syntheticBytes(change));

/** A sound axial series of five slices. */
const GOOD = [1, 2, 3, 4, 5].map((number) =>
  slice(`good-${number}.dcm`, { number, rows: 16, columns: 16, position: [0, 0, number * 4] }),
);

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Files that are set aside: what they are and a word of the reason that is shown. */
const SET_ASIDE: readonly (readonly [MadeFile, RegExp])[] = [
  [made('notes.txt', text('not an image at all, just words '.repeat(20))), /not a DICOM file/i],
  [made('report.pdf', text('%PDF-1.7 and so on '.repeat(20))), /PDF/],
  [made('empty.dcm', new Uint8Array(0)), /empty/i],
  [made('cut-header.dcm', syntheticBytes({ number: 31 }).slice(0, 260)), /cut|damaged|ends/i],
  [
    made('cut-pixels.dcm', syntheticBytes({ number: 32, rows: 64, columns: 64 }).slice(0, -6000)),
    /cut short/i,
  ],
  [
    slice('unknown-coding.dcm', { number: 33, transferSyntaxUid: '1.2.840.10008.1.2.4.100' }),
    /MPEG|transfer syntax|not supported|cannot/i,
  ],
  [
    slice('absurd.dcm', {
      number: 34,
      elements: { '00280010': ['US', [65535]], '00280011': ['US', [65535]] },
    }),
    /65535|pixel|size/i,
  ],
];

test('each bad file is named with its reason while the good ones open', async ({
  library,
  read,
  page,
}) => {
  await library.goto();
  await library.openFiles([...GOOD, ...SET_ASIDE.map(([file]) => file)]);
  await read.panes().nth(1).waitFor();
  const report = page.locator('thecal-open-report');
  await expect(report).toContainText(
    `Opened ${GOOD.length} of ${GOOD.length + SET_ASIDE.length} files`,
  );
  for (const [{ name }, reason] of SET_ASIDE) {
    await expect(report.getByRole('row').filter({ hasText: name })).toContainText(reason);
  }
  await report.getByRole('button', { name: /^read/i }).click();
  await expect(page.locator('thecal-level-table')).toBeVisible();
});

test('nothing that opens is said so on the Library', async ({ library, page }) => {
  await library.goto();
  await library.openFiles(SET_ASIDE.map(([file]) => file));
  await expect(library.report()).toContainText(`Opened 0 of ${SET_ASIDE.length} files`);
  await expect(page.locator('thecal-read-screen')).toHaveCount(0);
});

const noSpacing = { '00280030': null } as const;
const degenerate = [1, 0, 0, 1, 0, 0];

for (const [what, files, warning] of [
  [
    'no pixel spacing',
    [1, 2, 3].map((number) =>
      slice(`a${number}.dcm`, { number, rows: 16, columns: 16, elements: noSpacing }),
    ),
    /spacing/i,
  ],
  [
    'an orientation that is none',
    [1, 2, 3].map((number) =>
      slice(`b${number}.dcm`, { number, rows: 16, columns: 16, orientation: degenerate }),
    ),
    /orientation/i,
  ],
  [
    'all slices at one place',
    [1, 2, 3].map((number) =>
      slice(`c${number}.dcm`, { number, rows: 16, columns: 16, position: [0, 0, 0] }),
    ),
    /position|place/i,
  ],
  [
    'a missing slice',
    [1, 2, 4, 5].map((number) =>
      slice(`d${number}.dcm`, { number, rows: 16, columns: 16, position: [0, 0, number * 4] }),
    ),
    /missing|gap/i,
  ],
] as const) {
  test(`${what} is shown with a warning, and can be viewed`, async ({ library, read, page }) => {
    await library.goto();
    await library.openFiles(files);
    await read.panes().first().waitFor();
    const shown = page.locator('thecal-viewport').filter({ has: page.locator('[data-position]') });
    await expect(shown.first()).toContainText(warning);
  });
}

test('measuring is refused with its reason where geometry cannot be trusted', async ({
  library,
  read,
  page,
}) => {
  await library.goto();
  await library.openFiles(
    [1, 2, 3].map((number) =>
      slice(`a${number}.dcm`, { number, rows: 64, columns: 64, elements: noSpacing }),
    ),
  );
  const pane = page.locator('thecal-viewport').filter({ has: page.locator('[data-position]') });
  await pane.waitFor();
  await read.press('g');
  await read.drawAlong(
    pane,
    [
      [10, 10],
      [40, 40],
    ],
    false,
  );
  expect((await read.reading()).measurements).toEqual([]);
});

test('markup in names is text; stored windows and the overlay of the scanner are there to choose', async ({
  library,
  read,
  page,
}) => {
  await library.goto();
  const markup = '<img src=x onerror=alert(1)>';
  await library.openFiles(
    [1, 2].map((number) =>
      slice(`m${number}.dcm`, {
        number,
        rows: 16,
        columns: 16,
        elements: {
          '0008103E': ['LO', markup],
          '00081030': ['LO', markup],
          '00281050': ['DS', '500\\40'],
          '00281051': ['DS', '1000\\80'],
          '00281055': ['LO', `WIDE\\${markup}`],
          '60000010': ['US', [16]],
          '60000011': ['US', [16]],
          '60000100': ['US', [1]],
          '60003000': ['OW', new Uint8Array(32).fill(255)],
        },
      }),
    ),
  );
  await read.panes().first().waitFor();
  await expect(page.locator('thecal-read-bar')).toContainText(markup);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);

  const pane = page.locator('thecal-viewport').filter({ has: page.locator('[data-position]') });
  const overlay = pane.locator('[data-overlay-plane]');
  const window = pane.locator('thecal-window-menu');
  const choose = async (name: string): Promise<void> => {
    await window.getByRole('button').click();
    await window.getByRole('menuitemcheckbox', { name }).click();
  };
  await choose(markup);
  await expect(window).toContainText('W 80 · L 40');
  await choose('As stored (WIDE)');
  await expect(window).not.toContainText('W 80');
  await expect(overlay).toHaveCount(1);
  await choose('Overlay of the scanner');
  await expect(overlay).toHaveCount(0);
  await choose('Overlay of the scanner');
  await expect(overlay).toHaveCount(1);
});

test('a localizer of three planes and two frames of reference are split', async ({
  library,
  read,
  page,
}) => {
  await library.goto();
  const planes = Object.values(orientations).map((orientation, i) =>
    slice(`p${i}.dcm`, { number: i + 1, rows: 16, columns: 16, orientation, series: '1.2.3.4' }),
  );
  const frames = ['1.2.8.1', '1.2.8.2'].map((frameOfReference, i) =>
    slice(`f${i}.dcm`, {
      number: i + 11,
      rows: 16,
      columns: 16,
      frameOfReference,
      series: '1.2.3.5',
      position: [0, 0, i * 4],
    }),
  );
  await library.openFiles([...planes, ...frames]);
  await read.panes().first().waitFor();
  const count = await page
    .locator('thecal-read-screen')
    .evaluate(
      (screen) =>
        (screen as unknown as { session: { state: { study: { series: unknown[] } } } }).session
          .state.study.series.length,
    );
  expect(count).toBe(5);
});

test('several studies at once are listed, and another one is chosen', async ({
  library,
  read,
  page,
}) => {
  await library.goto();
  const other = [1, 2].map((number) =>
    slice(`other-${number}.dcm`, {
      number,
      rows: 16,
      columns: 16,
      study: '2',
      series: '2',
      elements: { '00081030': ['LO', 'Other study'], '00100020': ['LO', 'SYN-2'] },
    }),
  );
  await library.openFiles([...GOOD, ...other]);
  await read.panes().first().waitFor();
  const report = page.locator('thecal-open-report');
  await expect(report).toContainText('The files hold 2 studies');
  await expect(report).toContainText('person 1, 1 series, 5 images');
  await report.getByRole('button', { name: /^Read Other study/ }).click();
  await expect(page.locator('[data-position]').first()).toContainText('/ 2');
  await expect(report.getByRole('listitem').filter({ hasText: 'Other study' })).toContainText(
    'Shown',
  );
});

const damagedStream = Uint8Array.of(0xff, 0x4f, 0xff, 0x51, 0, 41, 0, 0, 1, 2, 3, 4);

for (const [what, transferSyntaxUid, fragment] of [
  ['JPEG 2000', '1.2.840.10008.1.2.4.90', damagedStream],
  [
    'JPEG-LS',
    '1.2.840.10008.1.2.4.80',
    Uint8Array.of(0xff, 0xd8, 0xff, 0xf7, 0, 11, 12, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xff, 0xda, 1, 2),
  ],
  ['run lengths', '1.2.840.10008.1.2.5', new Uint8Array(80)],
  ['nothing that begins as an image', '1.2.840.10008.1.2.4.70', new Uint8Array(64).fill(7)],
] as const) {
  test(`a damaged first image of ${what} ends in a sentence that names it`, async ({
    library,
    page,
  }) => {
    await library.goto();
    await library.openFiles(
      [1, 2].map((number) =>
        slice(`broken-${number}.dcm`, {
          number,
          rows: 16,
          columns: 16,
          transferSyntaxUid,
          pixelData: { kind: 'encapsulated', fragments: [fragment] },
        }),
      ),
    );
    const pane = page.locator('thecal-viewport').filter({ hasText: 'broken-' });
    await expect(pane.first()).toContainText(
      /broken-\d\.dcm: .*(damaged|does not begin|contradict|segments)/,
    );
  });
}
