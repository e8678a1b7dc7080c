import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import '../../components/versions/versions-panel.ts';
import {
  PRESENT,
  type VersionEntry,
  type VersionsState,
} from '../../components/versions/versions-panel.ts';
import type {
  VersionCompareEvent,
  VersionOpenEvent,
} from '../../components/versions/version-events.ts';
import { compareReadings } from '../../domain/comparison/compare-readings.ts';
import type { LevelDifferences } from '../../domain/comparison/difference.ts';
import type { Reading } from '../../domain/reading.ts';
import type { StoredVersion } from '../../storage/versions.ts';
import { versionTime } from '../../base/date-words.ts';
import { readVersion, type OpenCase } from '../case/index.ts';

/** What the shelf needs of the screen. */
export interface ShelfOptions {
  readonly case: OpenCase;
  /** The reading as it stands, as a version that was never handed out; null when it cannot be written. */
  readonly setAside: () => StoredVersion | null;
}

/** The versions of the open study's reading: kept, listed, opened, compared. */
export class VersionShelf implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ShelfOptions;
  #isOpen = false;
  #list: readonly StoredVersion[] = [];
  #failure: string | null = null;
  #isLoaded = false;
  #pair: readonly [string, string] | null = null;
  #stop: () => void = () => undefined;

  constructor(host: ReactiveControllerHost, options: ShelfOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.#options.case.onVersionKept(() => {
      if (this.#isOpen) void this.#load();
    });
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Whether the list stands in the panel. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Shows the list, or puts it away. */
  async toggle(): Promise<void> {
    this.#isOpen = !this.#isOpen;
    this.#host.requestUpdate();
    if (this.#isOpen) await this.#load();
  }

  /** Puts the list away. */
  close(): void {
    this.#isOpen = false;
    this.#host.requestUpdate();
  }

  /** The panel. */
  render(): unknown {
    const [first, second] = this.#chosen();
    return html`<thecal-versions-panel
      class="cards"
      .state=${this.#state()}
      .first=${first}
      .second=${second}
      .differences=${this.#differences(first, second)}
      @version-open=${({ id }: VersionOpenEvent) => void this.#open(id)}
      @version-compare=${(event: VersionCompareEvent) => {
        this.#pair = [event.first, event.second];
        this.#host.requestUpdate();
      }}
      @versions-close=${() => {
        this.close();
      }}
    ></thecal-versions-panel>`;
  }

  async #load(): Promise<void> {
    const { versions: store, session } = this.#options.case;
    const listed = await store?.list(session.state.reading.studyInstanceUid);
    this.#failure = listed
      ? listed.ok
        ? null
        : listed.error.message
      : 'This browser keeps nothing here, so there are no versions.';
    this.#list = listed?.ok ? listed.value : [];
    this.#isLoaded = true;
    this.#host.requestUpdate();
  }

  #state(): VersionsState {
    if (!this.#isLoaded) return { kind: 'loading' };
    if (this.#failure !== null) return { kind: 'failed', message: this.#failure };
    const base = this.#options.case.saver.facts.lastSaved?.sopInstanceUid;
    return {
      kind: 'ready',
      entries: this.#list.map((one): VersionEntry => ({
        id: one.sopInstanceUid,
        when: versionTime(one),
        about: aboutVersion(one),
        isBase: one.sopInstanceUid === base,
      })),
    };
  }

  /** The newest version against the screen, until others are chosen. */
  #chosen(): readonly [string, string] {
    return this.#pair ?? [this.#list[0]?.sopInstanceUid ?? PRESENT, PRESENT];
  }

  #differences(first: string, second: string): readonly LevelDifferences[] | null {
    const [before, after] = [this.#readingOf(first), this.#readingOf(second)];
    return before && after ? compareReadings(before, after) : null;
  }

  readonly #readings = new Map<string, Reading | null>();

  #readingOf(id: string): Reading | null {
    if (id === PRESENT) return this.#options.case.session.state.reading;
    const known = this.#readings.get(id);
    if (known !== undefined) return known;
    const version = this.#list.find((one) => one.sopInstanceUid === id);
    const report = version ? readVersion(version) : null;
    const reading = report?.ok ? report.value.reading : null;
    this.#readings.set(id, reading);
    return reading;
  }

  /** Puts a version in the place of the reading; what was not saved is kept as a version of its own first. */
  async #open(id: string): Promise<void> {
    const { session, saver, versions: store } = this.#options.case;
    const version = this.#list.find((one) => one.sopInstanceUid === id);
    const report = version ? readVersion(version) : null;
    if (!version || !report?.ok) {
      session.notify('warning', report?.ok === false ? report.error : 'The version is gone.');
      return;
    }
    const isKept = this.#list.some((one) => {
      const reading = this.#readingOf(one.sopInstanceUid);
      return reading !== null && compareReadings(reading, session.state.reading).length === 0;
    });
    const aside = isKept ? null : this.#options.setAside();
    const kept = aside ? await store?.keep(aside) : null;
    if (kept?.ok === false) {
      session.notify('warning', `Not opened, so that nothing is lost. ${kept.error.message}`);
      return;
    }
    saver.take(report.value);
    session.notify(
      'note',
      `This is the version of ${versionTime(version)}. ${
        aside ? 'What was on the screen is kept as a version too; undo' : 'Undo'
      } brings it back.`,
    );
    await this.#load();
  }
}

/** "Ada Reader, complete, signed". */
const aboutVersion = ({ reader, isComplete, isSigned, origin }: StoredVersion): string =>
  [
    reader.replaceAll('^', ' ').trim() || 'reader not named',
    isComplete ? 'complete' : 'partial',
    ...(isSigned ? ['signed'] : []),
    ...(origin === 'opened' ? ['opened from a file'] : []),
    ...(origin === 'set-aside' ? ['not saved'] : []),
  ].join(', ');
