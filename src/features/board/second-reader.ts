import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { readReportFile } from '../../dicom/sr/report-file.ts';
import type { Reading } from '../../domain/reading.ts';
import type { StoredVersion } from '../../storage/versions.ts';
import { versionTime } from '../../base/date-words.ts';
import { keptVersion, readVersion, type OpenCase } from '../case/index.ts';

/** Another reading of the study that is shown. */
export interface SecondReading {
  readonly label: string;
  readonly reading: Reading;
}

const ANSWER_KEY = 'answer-key';
const NO_CHOICE = '';

/** The second reading beside the case: a kept version, a report dropped on the board, or the answer key. */
export class SecondReader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #case: () => OpenCase;
  #versions: readonly StoredVersion[] = [];
  #chosen = NO_CHOICE;
  #isOpen = false;
  #second: SecondReading | null = null;
  #failure: string | null = null;

  constructor(host: ReactiveControllerHost, ofCase: () => OpenCase) {
    this.#host = host;
    this.#case = ofCase;
    host.addController(this);
  }

  hostConnected(): void {
    // Read when it is asked for.
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** What is compared; null while none is chosen or it is being fetched. */
  get second(): SecondReading | null {
    return this.#isOpen ? this.#second : null;
  }

  /** Opens the comparison with the first reading there is to compare with, or closes it. */
  async toggle(): Promise<void> {
    if (this.#isOpen) {
      this.close();
      return;
    }
    await this.#open();
    const choice = this.#second ? NO_CHOICE : (this.#choices()[0]?.[0] ?? NO_CHOICE);
    if (choice !== NO_CHOICE) await this.#choose(choice);
  }

  close(): void {
    this.#isOpen = false;
    this.#host.requestUpdate();
  }

  /** Takes a report file of this study as the second reading, and keeps it as a version. */
  async takeFile(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const study = this.#case().study.header.studyInstanceUid;
    const report = readReportFile({ name: file.name, bytes }, study);
    if (!report.ok) {
      this.#failure = report.error.message;
      this.#isOpen = true;
      this.#host.requestUpdate();
      return;
    }
    const { documentInfo, observer, dataset } = report.value;
    await this.#case().keepVersion(
      keptVersion(dataset, documentInfo, { reader: observer?.name ?? '', origin: 'opened' }),
    );
    await this.#open();
    this.#set(documentInfo.sopInstanceUid, {
      label: nameOf(observer?.name ?? ''),
      reading: report.value.reading,
    });
  }

  /** The choice, and what to do when there is none. */
  render(): unknown {
    const choices = this.#choices();
    return html`<p class="pick">
        <label for="second">Second reading</label>
        <select
          id="second"
          @change=${(event: Event) => void this.#choose((event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${this.#chosen === NO_CHOICE}>Choose one</option>
          ${choices.map(
            ([id, label]) =>
              html`<option value=${id} ?selected=${id === this.#chosen}>${label}</option>`,
          )}
        </select>
        <span>or drop a report file here.</span>
      </p>
      <p role="alert" ?hidden=${this.#failure === null}>${this.#failure}</p>`;
  }

  async #open(): Promise<void> {
    this.#isOpen = true;
    this.#failure = null;
    const study = this.#case().study.header.studyInstanceUid;
    const listed = await this.#case().versions?.list(study);
    this.#versions = listed?.ok ? listed.value : [];
    if (listed && !listed.ok) this.#failure = listed.error.message;
    this.#host.requestUpdate();
  }

  /** Readings opened from elsewhere first: they are another reader's more often than one's own versions are. */
  #choices(): readonly (readonly [string, string])[] {
    const { isBegun, hasSampleKey } = this.#case();
    const others = this.#versions.toSorted(
      (a, b) => Number(b.origin === 'opened') - Number(a.origin === 'opened'),
    );
    return [
      ...others.map(
        (one) => [one.sopInstanceUid, `${nameOf(one.reader)}, ${versionTime(one)}`] as const,
      ),
      ...(isBegun && hasSampleKey ? [[ANSWER_KEY, 'Answer key'] as const] : []),
    ];
  }

  async #choose(id: string): Promise<void> {
    this.#failure = null;
    this.#second = null;
    this.#chosen = id;
    if (id === ANSWER_KEY) {
      const key = await this.#case().fetchAnswerKey();
      if (key.ok) this.#set(id, { label: 'Answer key', reading: key.value.reading });
      else this.#failure = key.error;
    }
    const version = this.#versions.find((one) => one.sopInstanceUid === id);
    const report = version ? readVersion(version) : null;
    if (version && report?.ok) {
      this.#set(id, { label: nameOf(version.reader), reading: report.value.reading });
    } else if (report?.ok === false) this.#failure = report.error;
    this.#host.requestUpdate();
  }

  #set(id: string, second: SecondReading): void {
    this.#chosen = id;
    this.#second = second;
    this.#host.requestUpdate();
  }
}

const nameOf = (reader: string): string =>
  reader.replaceAll('^', ' ').replace(/=.*$/, '').trim() || 'Reader not named';
