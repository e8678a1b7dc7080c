import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { expect, test } from '@playwright/test';
import type { Reading } from '../src/domain/reading.ts';
import type { PaneView } from '../src/editor/ports.ts';
import type { ImagePoint } from '../src/geometry/spaces.ts';

/** The whole path once in Firefox, over WebDriver BiDi; Playwright brings a Firefox of its own that cannot be had everywhere. */

const firefox = ['firefox-esr', 'firefox']
  .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((dir) => join(dir, name)))
  .find((path) => existsSync(path));

test.skip(firefox === undefined, 'no Firefox is installed here, so its journey was not tried');

interface PaneElement extends HTMLElement {
  readonly view: PaneView | null;
}

/** What the page hands out is gathered here instead of being looked for among downloads. */
interface Handed extends Window {
  handed?: Blob[];
}

let browser: Browser;
let page: Page;
const errors: string[] = [];

test.beforeAll(async () => {
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox as string,
    headless: true,
    // As Playwright's pages are told to: a menu stands where it is pressed.
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
  });
  page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (object: Blob | MediaSource) => {
      if (object instanceof Blob) ((window as Handed).handed ??= []).push(object);
      return make(object);
    };
  });
});

test.afterAll(async () => {
  await browser.close();
});

/** Waits until the reading holds so many outlines, and the grade of T4. */
const expectRead = (outlines: number, grade: string): Promise<void> =>
  expect
    .poll(async () => {
      const now = await reading();
      return [now.outlines.length, now.assessments.T4?.escc?.grade];
    })
    .toEqual([outlines, grade]);

/** Waits for an element in the page's shadows: Puppeteer's own wait is told of changes in the document alone. */
const appears = (selector: string): Promise<void> =>
  expect.poll(async () => (await page.$(selector)) !== null, { timeout: 30_000 }).toBe(true);

const idle = () => page.waitForSelector('thecal-app:defined:not([data-busy])');

/** Goes to an address and waits until the images are there. */
async function open(hash: string, baseURL: string | undefined): Promise<void> {
  await page.goto(new URL(`/${hash}`, baseURL).href);
  await appears('>>> thecal-viewport');
  await idle();
}

const axial = async (): Promise<ElementHandle<PaneElement>> => {
  const panes = await page.$$('>>> thecal-viewport');
  return panes[1] as unknown as ElementHandle<PaneElement>;
};

const indexOf = async (): Promise<number | undefined> =>
  (await axial()).evaluate((pane) => pane.view?.index);

const reading = (): Promise<Reading> =>
  page.$eval(
    '>>> thecal-read-screen',
    (screen) =>
      (screen as unknown as { session: { state: { reading: Reading } } }).session.state.reading,
  );

/** Where an image point lies on the page. Unit: CSS px. */
const onPage = async (x: number, y: number): Promise<readonly [number, number]> =>
  (await axial()).evaluate(
    (pane, point) => {
      const box = pane.getBoundingClientRect();
      const [left, top] = pane.view?.toCanvas(point as unknown as ImagePoint) ?? [0, 0];
      return [box.left + left, box.top + top] as const;
    },
    [x, y],
  );

/** Presses the control with these words, wherever in the page's shadows it is. */
async function choose(selector: string, words: string): Promise<void> {
  const found = await page.evaluateHandle(
    (wanted, text) => {
      const find = (root: ParentNode): Element | undefined => {
        for (const one of root.querySelectorAll('*')) {
          if (one.matches(wanted) && one.textContent.includes(text)) return one;
          const inside = one.shadowRoot && find(one.shadowRoot);
          if (inside) return inside;
        }
        return undefined;
      };
      return find(document);
    },
    selector,
    words,
  );
  await (found as ElementHandle<Element>).evaluate(standsStill);
  await (found as ElementHandle<Element>).click();
}

/** Ends when an element is drawn and stands at one place for three display frames. */
async function standsStill(element: Element): Promise<void> {
  for (let still = 0, last = ''; still < 3;) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const { x, y, width } = element.getBoundingClientRect();
    const place = `${x} ${y} ${width}`;
    still = width > 0 && place === last ? still + 1 : 0;
    last = place;
  }
}

/** The mean grey of a pane's picture about its middle, 0 to 255: a picture of the wrong place is black. */
const grey = (pane: number): Promise<number> =>
  page.evaluate((index) => {
    const find = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        ...(one.localName === 'thecal-viewport' ? [one] : []),
        ...(one.shadowRoot ? find(one.shadowRoot) : []),
      ]);
    const canvas = find(document)[index]?.shadowRoot?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('the pane draws no picture of its own');
    const side = Math.floor(Math.min(canvas.width, canvas.height) / 3);
    const { data } = context.getImageData(
      (canvas.width - side) / 2, (canvas.height - side) / 2, side, side,
    ); // prettier-ignore
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += data[i] ?? 0;
    return sum / (data.length / 4);
  }, pane);

test('open, scroll, outline, grade, keep, reopen, board, PDF and quiz in Firefox', async ({
  baseURL,
}) => {
  test.setTimeout(180_000);
  await open('#/read/sample/case-05', baseURL);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440);

  // Scroll.
  const before = await indexOf();
  const [middleX, middleY] = await onPage(128, 128);
  await page.mouse.move(middleX, middleY);
  await page.mouse.wheel({ deltaY: 120 });
  await page.waitForFunction(
    (old) => {
      const screen = document
        .querySelector('thecal-app')
        ?.shadowRoot?.querySelector('thecal-read-screen');
      const panes = screen?.shadowRoot?.querySelectorAll('thecal-viewport');
      return (panes?.[1] as unknown as { view: { index: number } | null }).view?.index !== old;
    },
    {},
    before,
  );

  // The key brings levels and outlines; a pocket of fluid of our own is drawn beside them, and graded.
  await choose('button', 'Reading');
  await choose('wa-dropdown-item', 'Show the answer key');
  await expect.poll(async () => (await reading()).levels.length).toBeGreaterThan(0);
  await idle();
  const outlines = (await reading()).outlines.length;
  await page.keyboard.press('f');
  for (let i = 0; i <= 24; i += 1) {
    const t = (2 * Math.PI * i) / 24.2;
    const [x, y] = await onPage(110 + 8 * Math.cos(t), 95 + 8 * Math.sin(t));
    await page.mouse.move(x, y);
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await expect.poll(async () => (await reading()).outlines.length).toBe(outlines + 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await expectRead(outlines + 1, '3');
  await idle();

  // Kept and back after a reload.
  await page.reload();
  await appears('>>> thecal-viewport');
  await idle();
  await expectRead(outlines + 1, '3');

  // The board's pictures show the lesion, and its page becomes a PDF.
  await open('#/board/case-05', baseURL);
  await appears('>>> .verdict');
  await idle();
  await expect.poll(() => grey(0)).toBeGreaterThan(25);
  await expect.poll(() => grey(1)).toBeGreaterThan(25);
  await page.keyboard.press('x');
  await page.waitForFunction(() =>
    ((window as Handed).handed ?? []).some((blob) => blob.type === 'application/pdf'),
  );

  // A question is answered and the key is put beside it.
  await open('#/teach/case-05', baseURL);
  // The board's images are there until the question's are.
  await appears('>>> thecal-quiz-screen >>> thecal-viewport');
  await idle();
  await expect.poll(async () => await indexOf()).toBeDefined();
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await appears('>>> .versus');
  await appears('>>> [data-reason]');
  await idle();
  expect(errors).toEqual([]);
});
