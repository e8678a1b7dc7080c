import { toPatient } from '../../geometry/image-plane.ts';
import { CanalSearch } from '../../domain/assist/canal-place.ts';
import type { GreySlice } from '../../domain/assist/prepare-slice.ts';
import type { ImageFrame, ImageSeries, SeriesId } from '../../domain/image-series.ts';
import type { CanalInPatient } from '../../editor/hanging.ts';
import type { EditorSession } from '../../editor/session.ts';

/** What looking for canals needs of the program. */
export interface CanalHost {
  readonly session: EditorSession;
  readonly greyOf: (series: ImageSeries, frame: ImageFrame) => Promise<GreySlice | null>;
  readonly setBusy: (source: object, isBusy: boolean) => void;
}

/** This many slices of a series are looked at, spread over it. */
const SLICES = 5;
/** Clearer than this the canal is shown large. Measured: 0.3 and more on T2 with at most 18 mm off, at bent ends. */
const CLEAR = 0.25;

/** Finds the canal of axial series as they are shown, so that panes can be hung on it. */
export class CanalFinder {
  readonly #host: CanalHost;
  /** How many frames a series had when it was looked at. */
  readonly #asked = new Map<SeriesId, number>();
  #isComplete = false;

  constructor(host: CanalHost) {
    this.#host = host;
    host.session.subscribe(() => {
      this.look();
    });
  }

  /** No more images will come: what was looked at before all were there is looked at again, so that all is hung alike. */
  complete(): void {
    this.#isComplete = true;
    this.look();
  }

  /** Looks at the axial series shown that have not been looked at, or have doubled since. */
  look(): void {
    const { session } = this.#host;
    for (const pane of session.visiblePanes()) {
      const series = session.seriesOf(pane);
      if (series?.plane.nearest !== 'axial') continue;
      const [count, asked] = [series.frames.length, this.#asked.get(series.id) ?? 0];
      if (count === asked || (count < 2 * asked && !this.#isComplete)) continue;
      this.#asked.set(series.id, count);
      void this.#find(series);
    }
  }

  async #find(series: ImageSeries): Promise<void> {
    const { session, setBusy } = this.#host;
    const token = {};
    setBusy(token, true);
    try {
      const canal = await this.#canalOf(series);
      // Of two searches the one that saw more is right, whichever ends last.
      const isLatest = this.#asked.get(series.id) === series.frames.length;
      if (canal && isLatest) session.hangOnCanal(series.id, canal);
    } catch {
      // An image that cannot be loaded is named by its pane; the series then hangs on its middle.
    } finally {
      setBusy(token, false);
    }
  }

  async #canalOf(series: ImageSeries): Promise<CanalInPatient | null> {
    const { frames, weighting } = series;
    const middle = frames[frames.length >> 1];
    const search = new CanalSearch(weighting.weighting);
    const count = Math.min(SLICES, frames.length);
    for (let i = 0; i < count; i++) {
      const frame = frames[Math.floor(((i + 0.5) * frames.length) / count)];
      if (!frame || frame.rows !== middle?.rows || frame.columns !== middle.columns) continue;
      const slice = await this.#host.greyOf(series, frame);
      if (slice) search.add(slice);
    }
    const { place } = search;
    if (!place || !middle?.plane) return null;
    return { place: toPatient(middle.plane, place.point), isClear: place.clarity >= CLEAR };
  }
}
