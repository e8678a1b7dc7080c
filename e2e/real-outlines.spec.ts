import { existsSync, readFileSync } from 'node:fs';
import type { ImageXY } from './pages/read-page.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

const STUDY = '../shared/data/real/unf01_t1t2';
const SERIES = '01_T2w_1mm_slab_axial';

interface Truth {
  readonly series: readonly {
    readonly seriesInstanceUID: string;
    readonly dir: string;
    readonly sopInstanceUIDs: readonly string[];
  }[];
  readonly contours: readonly {
    readonly sopInstanceUID: string;
    readonly isHole: boolean;
    readonly areaMm2: number;
    readonly label: string;
    readonly pointsLps: readonly (readonly [number, number, number])[];
  }[];
}

/** Area of a polygon in image pixels; the pixels of this series are 1 mm squares. */
function area(points: readonly ImageXY[]): number {
  const sum = points.reduce((total, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [0, 0];
    return total + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum) / 2;
}

/** The distance of a point from the nearest edge of a closed polygon. Unit: image pixels. */
function distanceTo([px, py]: ImageXY, polygon: readonly ImageXY[]): number {
  return Math.min(
    ...polygon.map(([ax, ay], i) => {
      const [bx, by] = polygon[(i + 1) % polygon.length] ?? [ax, ay];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t =
        length === 0
          ? 0
          : Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length));
      return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
    }),
  );
}

test.describe('on a real cervical study', () => {
  test.skip(!existsSync(STUDY), 'the real test data are not beside this checkout');

  for (const render of ['auto', 'cpu'] as const) {
    test(`cord and outer CSF drawn by mouse keep area and place (${render})`, async ({
      page,
      read,
    }) => {
      const truth = JSON.parse(readFileSync(`${STUDY}/truth.json`, 'utf8')) as Truth;
      await page.goto(`/?render=${render}`);
      await waitForIdle(page);
      await page.getByLabel('Folder with DICOM files').setInputFiles(`${STUDY}/dicom`);
      await read.waitForImages();
      const axial = read.panes().nth(1);
      const sop = await read.imageIn(axial);
      const series = truth.series.find((one) => one.sopInstanceUIDs.includes(sop));
      expect(series?.dir).toContain(SERIES);
      const contours = truth.contours.filter(
        (contour) => contour.sopInstanceUID === sop && !contour.isHole,
      );
      for (const [key, label] of [
        ['d', /cord/i],
        ['f', /csf/i],
      ] as const) {
        const [contour] = contours
          .filter((one) => label.test(one.label))
          .sort((a, b) => b.areaMm2 - a.areaMm2);
        if (!contour) throw new Error(`the truth has no ${key} outline on this slice`);
        const wanted = await read.toImagePoints(axial, contour.pointsLps);
        await read.press(key);
        await read.drawAlong(axial, wanted);
        const drawn = (await read.reading()).outlines.at(-1);
        if (!drawn) throw new Error('nothing was drawn');
        const points = drawn.points as unknown as readonly ImageXY[];
        expect(Math.abs(area(points) - contour.areaMm2) / contour.areaMm2).toBeLessThan(0.03);
        for (const point of wanted) expect(distanceTo(point, points)).toBeLessThan(0.2);
        for (const point of points) expect(distanceTo(point, wanted)).toBeLessThan(0.2);
      }
    });
  }
});
