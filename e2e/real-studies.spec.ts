import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import type { ImageXY, PatientXYZ, ReadPage } from './pages/read-page.ts';
import { expect, test } from './support/test.ts';

const REAL = '../shared/data/real';
const CODED = '../shared/data/transcoded/lumbar';

interface Truth {
  readonly labels: readonly { readonly name: string; readonly centroidLps: PatientXYZ }[];
  readonly contours: readonly {
    readonly sopInstanceUID: string;
    readonly isHole: boolean;
    readonly label: string;
    readonly pointsLps: readonly PatientXYZ[];
  }[];
}

function isInside([x, y]: ImageXY, polygon: readonly ImageXY[]): boolean {
  return polygon.reduce((inside, [ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length] ?? [ax, ay];
    const crosses = ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);
    return crosses ? !inside : inside;
  }, false);
}

/** The middle of the body: the part of a vertebra's outline on this slice that lies furthest forward. */
async function bodyCentre(
  read: ReadPage,
  pane: Locator,
  truth: Truth,
  vertebra: string,
): Promise<ImageXY> {
  const bodies = await outlinesOf(read, pane, truth, vertebra);
  const front = [...bodies].sort((a, b) => meanX(a) - meanX(b))[0] ?? [];
  return [meanX(front), front.reduce((sum, [, y]) => sum + y, 0) / Math.max(front.length, 1)];
}

const meanX = (polygon: readonly ImageXY[]): number =>
  polygon.reduce((sum, [x]) => sum + x, 0) / Math.max(polygon.length, 1);

async function outlinesOf(
  read: ReadPage,
  pane: Locator,
  truth: Truth,
  vertebra: string,
): Promise<readonly (readonly ImageXY[])[]> {
  const sop = await read.imageIn(pane);
  const contours = truth.contours.filter(
    (one) =>
      one.sopInstanceUID === sop &&
      one.label === vertebra &&
      !one.isHole &&
      one.pointsLps.length > 12,
  );
  return Promise.all(contours.map((one) => read.toImagePoints(pane, one.pointsLps)));
}

test.describe('on a real CT', () => {
  test.skip(!existsSync(`${REAL}/ct_totalseg`), 'the real test data are not beside this checkout');

  test('two anchors propose the levels between, each in its vertebra after at most one drag', async ({
    library,
    read,
    page,
  }) => {
    const truth = JSON.parse(readFileSync(`${REAL}/ct_totalseg/truth.json`, 'utf8')) as Truth;
    await library.goto();
    await library.openFolder(`${REAL}/ct_totalseg/dicom`);
    await read.waitForImages();
    const sagittal = read.panes().first();
    await read.press('l');
    await read.clickAt(sagittal, await bodyCentre(read, sagittal, truth, 'T12'));
    await read.press('t', '1', '2', 'Enter');
    await read.clickAt(sagittal, await bodyCentre(read, sagittal, truth, 'L5'));
    await page.locator('thecal-level-menu').waitFor();
    await read.press('l', '5', 'Enter');
    await read.press('Escape');
    let drags = 0;
    for (const vertebra of ['T12', 'L1', 'L2', 'L3', 'L4', 'L5'] as const) {
      const outlines = await outlinesOf(read, sagittal, truth, vertebra);
      const place = async (): Promise<ImageXY> => {
        const label = (await read.reading()).levels.find((one) => one.vertebra === vertebra);
        if (!label) throw new Error(`${vertebra} was not proposed`);
        return label.point;
      };
      if (outlines.length === 0) throw new Error(`the truth has no ${vertebra} on this slice`);
      const at = await place();
      if (!outlines.some((outline) => isInside(at, outline))) {
        drags++;
        await read.drawAlong(
          sagittal,
          [at, await bodyCentre(read, sagittal, truth, vertebra)],
          false,
        );
      }
      const now = await place();
      expect(
        outlines.some((outline) => isInside(now, outline)),
        vertebra,
      ).toBe(true);
    }
    console.log(`drags: ${drags}`);
  });
});

test.describe('on a real lumbar MR', () => {
  test.skip(!existsSync(`${REAL}/lumbar_t2`), 'the real test data are not beside this checkout');

  test('opens, hangs and links', async ({ library, read }) => {
    await library.goto();
    await library.openFolder(`${REAL}/lumbar_t2/dicom`);
    await read.waitForImages();
    const [sagittal, axial] = [read.panes().first(), read.panes().nth(1)];
    await expect(axial.locator('[data-position]')).toContainText('/ 201');
    const before = await read.imageIn(axial);
    await read.clickAt(sagittal, [150, 40]);
    const upper = await read.imageIn(axial);
    await read.clickAt(sagittal, [150, 120]);
    const lower = await read.imageIn(axial);
    expect(new Set([before, upper, lower]).size).toBe(3);
    await expect(sagittal.locator('[data-style=accent]')).toHaveCount(1);
  });
});

test.describe('one slice in every coding', () => {
  test.skip(!existsSync(CODED), 'the transcoded test data are not beside this checkout');

  for (const file of existsSync(CODED) ? readdirSync(CODED).sort() : []) {
    test(`${file} is drawn`, async ({ library, read }) => {
      await library.goto();
      await library.openFiles([`${CODED}/${file}`]);
      const pane = read.panes().first();
      await expect(pane.locator('[data-position]')).toContainText('1 / 1');
      expect(await read.imageIn(pane)).not.toBe('');
    });
  }
});
