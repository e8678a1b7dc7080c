import { planeNormal, toImage, toPatient } from '../../geometry/image-plane.ts';
import { area, centroid } from '../../geometry/polygon.ts';
import type { ImagePlane, ImagePoint } from '../../geometry/spaces.ts';
import { dot, subtract } from '../../geometry/vector.ts';
import type { TissueLevels } from '../../domain/assist/cord.ts';
import { stopReason } from '../../domain/assist/next-slice.ts';
import type { GreySlice } from '../../domain/assist/prepare-slice.ts';
import type { AssistProposal, ProposalStart } from '../../domain/assist/propose.ts';
import { refused, type Refusal } from '../../domain/assist/refusals.ts';
import { sliceRequest, wallsOn } from '../../domain/assist/slice-request.ts';
import type { FrameInSeries } from '../../domain/image-lookup.ts';
import type { ImageFrame, ImageSeries, SeriesId } from '../../domain/image-series.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { ProposalMaker } from './ask-worker.ts';

/** What asking needs of the program. */
export interface AskerHost {
  readonly session: EditorSession;
  readonly maker: ProposalMaker;
  /** The grey levels of a frame; null where it has no geometry or is in colour. */
  readonly greyOf: (series: ImageSeries, frame: ImageFrame) => Promise<GreySlice | null>;
}

/** How far from a slice others are looked at for its stack's grey levels, in slices. */
const LEVEL_STEPS = [2, -2, 4, -4, 6, -6] as const;

/** Asks for cord and sac of single slices, with what is drawn on them and what is known of their stack. */
export class SliceAsker {
  readonly #host: AskerHost;
  readonly #levels = new Map<SeriesId, TissueLevels>();

  constructor(host: AskerHost) {
    this.#host = host;
  }

  /** Cord and sac of one slice, or why there are none. Errors: rejects when the frame or the worker cannot be loaded. */
  async ask(place: FrameInSeries, start: ProposalStart): Promise<AssistProposal | Refusal> {
    const { reading } = this.#host.session.state;
    const slice = await this.#host.greyOf(place.series, place.frame);
    const hasTumour = wallsOn(reading, place.frame).tumours.length > 0;
    const knownLevels =
      hasTumour || slice === null ? null : await this.#levelsFor(place, pointOf(start));
    return this.#propose(place, start, slice, knownLevels);
  }

  /** Cord and sac of a slice, fitted to the cord of the slice beside; `stop` says why it must not simply stand for it. */
  async follow(
    cord: readonly ImagePoint[],
    from: ImageFrame,
    to: FrameInSeries,
  ): Promise<{ readonly answer: AssistProposal | Refusal; readonly stop: string | null }> {
    const [here, there] = [from.plane, to.frame.plane];
    if (here === null || there === null) {
      const refusal = refused('no-spacing');
      return { answer: refusal, stop: refusal.message };
    }
    const outline = cord.map((point) => movedPoint(point, here, there));
    const answer = await this.ask(to, { kind: 'neighbour', outline });
    const accepted = {
      cordAreaMm2: area(cord) * here.rowSpacingMm * here.columnSpacingMm,
      gapMm: Math.abs(offsetMm(from, to.frame) ?? 0),
    };
    const hasTumour = wallsOn(this.#host.session.state.reading, to.frame).tumours.length > 0;
    return { answer, stop: stopReason(answer, accepted, hasTumour) };
  }

  /** Grey levels of a clear slice of the series: known by now, or found on slices beside this one. */
  async #levelsFor(
    { series, frame }: FrameInSeries,
    point: ImagePoint,
  ): Promise<TissueLevels | null> {
    const known = this.#levels.get(series.id);
    if (known !== undefined || frame.plane === null) return known ?? null;
    const { reading } = this.#host.session.state;
    const at = series.frames.indexOf(frame);
    for (const step of LEVEL_STEPS) {
      const other = series.frames[at + step];
      if (!other?.plane || wallsOn(reading, other).tumours.length > 0) continue;
      const slice = await this.#host.greyOf(series, other);
      const start: ProposalStart = {
        kind: 'click',
        point: movedPoint(point, frame.plane, other.plane),
      };
      const answer = await this.#propose({ frame: other, series }, start, slice, null);
      if (answer.kind === 'proposed' && answer.levels !== null) return answer.levels;
    }
    return null;
  }

  async #propose(
    place: FrameInSeries,
    start: ProposalStart,
    slice: GreySlice | null,
    knownLevels: TissueLevels | null,
  ): Promise<AssistProposal | Refusal> {
    const { reading, images } = this.#host.session.state;
    const request = sliceRequest(reading, place, images, { slice, start, knownLevels });
    const answer = await this.#host.maker.propose(request);
    if (answer.kind === 'proposed' && answer.levels !== null) {
      this.#levels.set(place.series.id, answer.levels);
    }
    return answer;
  }
}

/** A point of one plane on another: what lies at the same place of the patient. */
export const movedPoint = (point: ImagePoint, from: ImagePlane, to: ImagePlane): ImagePoint =>
  toImage(to, toPatient(from, point)).point;

/** How far one frame lies from another, along the normal of the first. Unit: mm. Null without geometry. */
export const offsetMm = (from: ImageFrame, to: ImageFrame): number | null =>
  from.plane && to.plane
    ? dot(
        subtract(to.plane.imagePositionPatient, from.plane.imagePositionPatient),
        planeNormal(from.plane),
      )
    : null;

const pointOf = (start: ProposalStart): ImagePoint =>
  start.kind === 'click'
    ? start.point
    : centroid(start.kind === 'free-space' ? start.canal : start.outline);
