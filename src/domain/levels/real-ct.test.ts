import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { toImage } from '../../geometry/image-plane.ts';
import { area, centroid, isInside } from '../../geometry/polygon.ts';
import type { ImagePoint, PatientPoint } from '../../geometry/spaces.ts';
import { createImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageFrame, type ImageSeries } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { LevelLabel, MarkId } from '../reading.ts';
import { sagittalSeries } from '../testing/study-fixture.ts';
import { moveLevel, placeLevel, type LabelPlace, type NamingContext } from './naming.ts';

const TRUTH = join(process.cwd(), '..', 'shared', 'data', 'real', 'ct_totalseg', 'truth.json');
const hasTruth = existsSync(TRUTH);

interface Truth {
  readonly series: readonly {
    readonly plane: string;
    readonly rows: number;
    readonly columns: number;
    readonly pixelSpacing: readonly [number, number];
    readonly spacingBetweenSlices: number;
    readonly sopInstanceUIDs: readonly string[];
  }[];
  readonly contours: readonly {
    readonly label: string;
    readonly series: number;
    readonly sopInstanceUID: string;
    readonly isHole: boolean;
    readonly sliceIndex: number;
    readonly pointsLps: readonly (readonly [number, number, number])[];
  }[];
}

/** The sagittal series of the case as its truth describes it: slices along x, rows to the back, columns to the feet. */
function loadCase(): {
  readonly series: ImageSeries;
  readonly truth: Truth;
  readonly index: number;
} {
  const truth = JSON.parse(readFileSync(TRUTH, 'utf8')) as Truth;
  const index = truth.series.findIndex(({ plane }) => plane === 'sagittal');
  const described = truth.series[index];
  if (described === undefined) throw new Error('the truth has no sagittal series');
  const template = sagittalSeries();
  const [pattern] = template.frames;
  if (pattern === undefined) throw new Error('the template has no frame');
  const xOf = new Map(
    truth.contours
      .filter((contour) => contour.series === index)
      .map((contour) => [contour.sopInstanceUID, contour.pointsLps[0]?.[0] ?? 0]),
  );
  const frames = described.sopInstanceUIDs.flatMap((uid): ImageFrame[] => {
    const x = xOf.get(uid);
    // Slices without a vertebra have no contour, and no label will lie on them.
    if (x === undefined) return [];
    return [
      {
        ...pattern,
        sopInstanceUid: uid as Uid,
        rows: described.rows,
        columns: described.columns,
        plane: {
          imagePositionPatient: [x, -300, 600] as const as PatientPoint,
          rowDirection: [0, 1, 0],
          columnDirection: [0, 0, -1],
          rowSpacingMm: described.pixelSpacing[0],
          columnSpacingMm: described.pixelSpacing[1],
        },
      },
    ];
  });
  return { series: { ...template, frames }, truth, index };
}

describe('two anchors on a real CT', () => {
  const title = 'put every proposed level inside its vertebra after at most one drag each';
  if (!hasTruth) {
    it.skip(`${title} (skipped: ../shared/data/real/ct_totalseg is absent)`, () => undefined);
    return;
  }

  it(title, () => {
    const { series, truth, index } = loadCase();
    const images = createImageLookup([series]);
    let ids = 0;
    const context: NamingContext = {
      anatomy: 'none',
      images,
      newId: () => {
        ids += 1;
        return `2.25.${ids}` as MarkId;
      },
    };

    const contoursOf = (vertebra: Vertebra) =>
      truth.contours.filter(
        (contour) => contour.series === index && contour.label === vertebra && !contour.isHole,
      );
    const onImage = (contour: Truth['contours'][number]): readonly ImagePoint[] => {
      const frame = images.get(
        imageKeyOf({ sopInstanceUid: contour.sopInstanceUID as Uid, frameNumber: 1 }),
      )?.frame;
      const plane = frame?.plane;
      if (!plane) throw new Error('a contour without its slice');
      return contour.pointsLps.map((p) => toImage(plane, p as unknown as PatientPoint).point);
    };
    /** Where a reader clicks: the centre of the body on the middle slice, where the canal parts it from the arch. */
    const bodyCentre = (vertebra: Vertebra): LabelPlace => {
      const all = contoursOf(vertebra);
      const slices = all.map(({ sliceIndex }) => sliceIndex).toSorted((a, b) => a - b);
      const middle = ((slices[0] ?? 0) + (slices.at(-1) ?? 0)) / 2;
      const nearest = all.toSorted(
        (a, b) => Math.abs(a.sliceIndex - middle) - Math.abs(b.sliceIndex - middle),
      );
      const bodies = nearest
        .filter(({ sliceIndex }) => sliceIndex === nearest[0]?.sliceIndex)
        .toSorted((a, b) => area(onImage(b)) - area(onImage(a)));
      const [body] = bodies;
      if (body === undefined) throw new Error(`no contour of ${vertebra}`);
      return {
        image: { sopInstanceUid: body.sopInstanceUID as Uid, frameNumber: 1 },
        point: centroid(onImage(body)),
      };
    };
    const isInMask = ({ vertebra, image, point }: LevelLabel): boolean =>
      contoursOf(vertebra).some(
        (contour) =>
          contour.sopInstanceUID === image.sopInstanceUid && isInside(onImage(contour), point),
      );

    // The outermost vertebrae seen whole: T11 is cut by the field of view.
    const first = placeLevel([], bodyCentre('T12'), 'T12', context);
    if (!first.ok) throw new Error(first.error.message);
    const second = placeLevel(first.value, bodyCentre('S1'), 'S1', context);
    if (!second.ok) throw new Error(second.error.message);
    let labels = second.value;
    expect(labels.map(({ vertebra }) => vertebra)).toEqual([
      'T12', 'L1', 'L2', 'L3', 'L4', 'L5', 'S1',
    ]); // prettier-ignore

    const dragged: Vertebra[] = [];
    for (let drag = 0; drag < 5; drag += 1) {
      // A reader puts the worst one right first; the others follow its curve.
      const outside = labels.filter((label) => label.status === 'proposed' && !isInMask(label));
      const worst = outside[Math.floor(outside.length / 2)];
      if (worst === undefined) break;
      dragged.push(worst.vertebra);
      const moved = moveLevel(labels, worst.id, bodyCentre(worst.vertebra), context);
      if (!moved.ok) throw new Error(moved.error.message);
      labels = moved.value;
    }
    expect(labels.filter((label) => !isInMask(label)).map(({ vertebra }) => vertebra)).toEqual([]);
    expect(new Set(dragged).size).toBe(dragged.length);
    // The curve through one dragged label carries its neighbours: far fewer drags than labels.
    expect(dragged.length).toBeLessThanOrEqual(2);
  });
});
