import { distance } from '../../geometry/polygon.ts';
import { toImage, toPatient } from '../../geometry/image-plane.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { MOST_STEPS, type LevelsRequest } from '../../domain/assist/place-levels.ts';
import type { GreySlice } from '../../domain/assist/prepare-slice.ts';
import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../domain/image-series.ts';
import { compareVertebrae } from '../../domain/levels/sequence.ts';
import type { LevelLabel } from '../../domain/reading.ts';
import type { AskerHost } from './slice-asker.ts';

/** Two confirmed labels with nothing but proposals between them, on one sagittal series. */
interface LabelGap {
  readonly upper: LevelLabel;
  readonly lower: LevelLabel;
  readonly between: readonly LevelLabel[];
  readonly series: ImageSeries;
  readonly frame: ImageFrame;
}

/** Moves the labels that are proposed between confirmed ones to where the image shows their bodies. */
export class LabelPlacer {
  readonly #host: AskerHost;
  /** Where the image shows the bodies of a gap; null where it does not say. */
  readonly #known = new Map<string, readonly ImagePoint[] | null>();
  #isPlacing = false;

  constructor(host: AskerHost) {
    this.#host = host;
  }

  /** Looks at every gap once, and moves its labels again when they were spaced anew. Rejects when a frame cannot be loaded. */
  async place(): Promise<void> {
    if (this.#isPlacing) return;
    this.#isPlacing = true;
    try {
      for (const gap of this.#gaps()) {
        const key = keyOf(gap);
        if (!this.#known.has(key)) this.#known.set(key, await this.#find(gap));
        const points = this.#known.get(key);
        const now = this.#gaps().find((one) => keyOf(one) === key);
        if (points && now) this.#move(now, points);
      }
    } finally {
      this.#isPlacing = false;
    }
  }

  async #find(gap: LabelGap): Promise<readonly ImagePoint[] | null> {
    const slice = await this.#host.greyOf(gap.series, gap.frame);
    const request = slice && this.#request(gap, slice);
    return request && this.#host.maker.placeLevels(request);
  }

  #request({ upper, lower, series, frame }: LabelGap, slice: GreySlice): LevelsRequest | null {
    const { reading, images } = this.#host.session.state;
    const lowerPlane = images.get(imageKeyOf(lower.image))?.frame.plane;
    if (!frame.plane || !lowerPlane) return null;
    const { point } = toImage(frame.plane, toPatient(lowerPlane, lower.point));
    return {
      slice,
      weighting: series.weighting.weighting,
      upper: { vertebra: upper.vertebra, point: upper.point },
      lower: { vertebra: lower.vertebra, point },
      anatomy: reading.counting.transitional,
      isBackRight: frame.plane.rowDirection[1] > 0,
    };
  }

  #move({ upper, between }: LabelGap, points: readonly ImagePoint[]): void {
    const { session } = this.#host;
    const isThere = between.every(({ point, image }, i) => {
      const wanted = points[i];
      return (
        wanted && imageKeyOf(image) === imageKeyOf(upper.image) && distance(point, wanted) < 0.01
      );
    });
    if (isThere || points.length !== between.length) return;
    const levels = session.state.reading.levels.map((label): LevelLabel => {
      const point = points[between.indexOf(label)];
      return point ? { ...label, image: upper.image, point } : label;
    });
    session.amend({ kind: 'set-levels', levels });
  }

  #gaps(): readonly LabelGap[] {
    const { reading, images } = this.#host.session.state;
    const labels = reading.levels.toSorted((a, b) => compareVertebrae(a.vertebra, b.vertebra));
    const anchors = labels.filter(({ status }) => status === 'confirmed');
    return anchors.slice(1).flatMap((lower, i): readonly LabelGap[] => {
      const upper = anchors[i];
      const home = upper && images.get(imageKeyOf(upper.image));
      if (!upper || !home || images.get(imageKeyOf(lower.image))?.series !== home.series) return [];
      const { series, frame } = home;
      const between = labels.slice(labels.indexOf(upper) + 1, labels.indexOf(lower));
      const isWanted =
        series.plane.nearest === 'sagittal' && between.length > 0 && between.length < MOST_STEPS;
      return isWanted ? [{ upper, lower, between, series, frame }] : [];
    });
  }
}

const keyOf = ({ upper, lower, series }: LabelGap): string =>
  JSON.stringify([
    series.weighting.weighting,
    ...[upper, lower].map(({ vertebra, image, point }) => [vertebra, imageKeyOf(image), point]),
  ]);
