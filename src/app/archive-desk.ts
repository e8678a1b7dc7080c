import { html, nothing } from 'lit';
import '../components/archive/archive-entry.ts';
import type { ArchiveConnection, ArchiveFindEvent, ConnectionKeepEvent } from '../components/archive/archive-events.ts'; // prettier-ignore
import type { OpenProgress } from '../components/open-report/open-report-model.ts';
import type { OpenOptions } from '../dicom/open/open-types.ts';
import type { ArchiveAddress } from '../editor/archive.ts';
import { isUid } from '../base/uid.ts';
import type { ArchiveCommandEvent, ArchiveSearch, ArchiveSearchEvent } from '../features/archive/index.ts'; // prettier-ignore
import type { Archive } from '../pacs/archive.ts';
import type { ArchiveReading } from '../pacs/archive-readings.ts';
import type { OpenedArchiveStudy } from '../pacs/open-archive-study.ts';
import { ArchiveLink } from './archive-link.ts';

/** What the desk needs of the program. */
export interface DeskHost {
  /** Says that the program is at work until the work is done. */
  readonly during: (work: Promise<void>) => Promise<void>;
  readonly goToArchive: () => void;
  /** Opens the study of the address once more. */
  readonly openAgain: () => void;
  /** Keeps the address, null for none. */
  readonly keepAddress: (address: ArchiveAddress | null) => Promise<void>;
  readonly stopOpening: () => void;
}

/** What the Archive screen shows beside the search. */
export interface DeskView {
  readonly progress: OpenProgress | null;
  readonly error: string | null;
  readonly isIdentityHidden: boolean;
}

/** Everything of the program that is about the archive: its connection, its part of the Library, its screen. */
export class ArchiveDesk {
  readonly #link = new ArchiveLink();
  readonly #changed: () => void;
  readonly #host: DeskHost;
  #search: ArchiveSearch | null = null;
  #isConnecting = false;
  #readings: readonly ArchiveReading[] = [];
  #listedImages = 0;

  constructor(changed: () => void, host: DeskHost) {
    this.#changed = changed;
    this.#host = host;
  }

  /** The connected archive; null for none. */
  get archive(): Archive | null {
    return this.#link.archive;
  }

  /** The readings of the study that was opened last. */
  get readings(): readonly ArchiveReading[] {
    return this.#readings;
  }

  /** How many images the archive had of it then. */
  get listedImages(): number {
    return this.#listedImages;
  }

  /** What the reader calls it. */
  get name(): string | null {
    return this.#link.address?.name ?? null;
  }

  /** Takes up the archive of the settings. */
  async start(address: ArchiveAddress | null): Promise<void> {
    await this.#link.restore(address);
    this.#changed();
  }

  /** Fetches the screen. */
  async load(): Promise<ArchiveSearch> {
    const archive = await import('../features/archive/index.ts');
    this.#search ??= new archive.ArchiveSearch(
      () => this.#link.archive,
      () => {
        this.#changed();
      },
    );
    this.#changed();
    return this.#search;
  }

  /** Opens a study. Rejects with a sentence. */
  async openStudy(study: string, options: OpenOptions): Promise<OpenedArchiveStudy> {
    const { archive } = this.#link;
    if (archive === null)
      throw new Error('No archive is connected. Connect the one of this study.');
    if (!isUid(study)) throw new Error('The address names no study.');
    this.#readings = [];
    const opened = await archive.openStudy(study, options);
    if (opened.ok) {
      this.#readings = opened.value.readings;
      this.#listedImages = opened.value.listedImages;
      return opened.value;
    }
    const { describePacsError } = await import('../pacs/pacs-error.ts');
    const sentence =
      opened.error.kind === 'not-found'
        ? 'The archive does not have this study.'
        : describePacsError(opened.error);
    throw new Error(`The study was not opened. ${sentence}`);
  }

  /** The Library's part for the archive. */
  renderEntry(): unknown {
    return html`<thecal-archive-entry
      slot="archive"
      .name=${this.name}
      @archive-connect=${this.connect}
      @archive-find=${(event: ArchiveFindEvent) => {
        void this.#host.during(this.#find(event.text));
      }}
    ></thecal-archive-entry>`;
  }

  renderScreen({ progress, error, isIdentityHidden }: DeskView): unknown {
    if (this.#search === null) return nothing;
    return html`<thecal-archive-screen
      class="screen"
      .name=${this.name}
      .found=${this.#search.state}
      .progress=${progress}
      .error=${error}
      .isIdentityHidden=${isIdentityHidden}
      @archive-connect=${this.connect}
      @open-stop=${this.#host.stopOpening}
      @archive-search=${({ search }: ArchiveSearchEvent) => {
        void this.#host.during(this.load().then((found) => found.run(search)));
      }}
      @archive-command=${({ command }: ArchiveCommandEvent) => {
        if (command === 'open-again') this.#host.openAgain();
        else if (command === 'stop') this.#search?.stop();
        else void this.#host.during(this.load().then((found) => found.more()));
      }}
    ></thecal-archive-screen>`;
  }

  renderConnection(): unknown {
    if (this.#search === null) return nothing;
    const { address, credentials } = this.#link;
    return html`<thecal-archive-connection
      .open=${this.#isConnecting}
      .address=${address}
      .credentials=${credentials}
      @connection-keep=${({ connection }: ConnectionKeepEvent) => {
        void this.#host.during(this.#use(connection));
      }}
      @dialog-close=${() => {
        this.#isConnecting = false;
        this.#changed();
      }}
    ></thecal-archive-connection>`;
  }

  /** Shows the connection. */
  readonly connect = (): void => {
    this.#isConnecting = true;
    void this.#host.during(this.load().then(() => undefined));
  };

  async #find(text: string): Promise<void> {
    const [search, { searchFromText }] = await Promise.all([
      this.load(),
      import('../features/archive/index.ts'),
    ]);
    this.#host.goToArchive();
    if (text !== '') await search.run(searchFromText(text));
  }

  async #use(connection: ArchiveConnection | null): Promise<void> {
    const isSame = connection?.address.url === this.#link.address?.url;
    await this.#link.use(connection);
    await this.#host.keepAddress(connection?.address ?? null);
    this.#isConnecting = false;
    this.#changed();
    // With other credentials at the same place the search is worth another try; what another archive has is another list.
    if (!isSame) this.#search?.clear();
    else if (this.#search?.state.status === 'failed') await this.#search.more();
  }
}
