import { err, ok, type Result } from '../base/result.ts';
import type { Uid } from '../base/uid.ts';
import type { OpenOptions } from '../dicom/open/open-types.ts';
import { jsonAttributes } from '../dicom/read/json-attributes.ts';
import type { ArchiveAddress, ArchiveCredentials } from '../editor/archive.ts';
import { binaryOf, datasetsOf, type Listed } from './answers.ts';
import { createArchiveFrameSource, type AskForFrame } from './archive-frame-source.ts';
import type { ArchiveReading } from './archive-readings.ts';
import { composeRequest, type ComposedRequest, type DicomwebClient, type HandOver } from './compose-request.ts'; // prettier-ignore
import { frameOf, withCoding } from './frame-requests.ts';
import {
  countListed,
  openArchiveStudy,
  type OpenedArchiveStudy,
  type StudyRequests,
} from './open-archive-study.ts';
import { errorOfStatus, type PacsError } from './pacs-error.ts';
import { fullPage, pageOf, queryOf, type StudyPage, type StudySearch } from './search-studies.ts';
import { sendRequest, type HttpAnswer } from './send-request.ts';
import { storeVerdict } from './store-answer.ts';

/** A document to store, as the bytes of a DICOM file, with the identifiers in it. */
export interface StorableDocument {
  readonly studyInstanceUid: Uid;
  readonly seriesInstanceUid: Uid;
  readonly sopInstanceUid: Uid;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An archive that answers DICOMweb requests. No method rejects. */
export interface Archive {
  /** Whether it answers a search, as `search` would. */
  test(signal?: AbortSignal): Promise<Result<void, PacsError>>;
  /** `known`: studies of earlier pages. */
  search(
    search: StudySearch,
    offset: number,
    known: ReadonlySet<string>,
    signal?: AbortSignal,
  ): Promise<Result<StudyPage, PacsError>>;
  openStudy(study: Uid, options: OpenOptions): Promise<Result<OpenedArchiveStudy, PacsError>>;
  /** How many images of a study it has by now. */
  countImages(study: Uid, signal?: AbortSignal): Promise<Result<number, PacsError>>;
  /** The DICOM file of a reading. */
  fetchReading(
    reading: ArchiveReading,
    signal?: AbortSignal,
  ): Promise<Result<Uint8Array<ArrayBuffer>, PacsError>>;
  /** Sends a document once. Ok only when the archive names it as stored. */
  store(document: StorableDocument, signal?: AbortSignal): Promise<Result<void, PacsError>>;
}

/** Longest silence of the archive. Unit: ms. Our choice. */
export interface Patience {
  readonly search: number;
  readonly metadata: number;
  readonly frame: number;
  readonly store: number;
}

const PATIENCE: Patience = { search: 20_000, metadata: 60_000, frame: 30_000, store: 10_000 };

/**
 * The archive at an address. Nothing is asked of it until a method is called. Credentials are looked up for each
 * request, so that a new sign-in holds for a study that is open already.
 */
export function createArchive(
  address: ArchiveAddress,
  credentials: () => ArchiveCredentials,
  patience: Patience = PATIENCE,
): Archive {
  const send = (
    request: ComposedRequest,
    patienceMs: number,
    signal: AbortSignal | undefined,
    alsoAccepts: readonly number[] = [],
  ): Promise<Result<HttpAnswer, PacsError>> =>
    sendRequest(request, { credentials: credentials(), patienceMs, signal, alsoAccepts });

  const datasets = async (
    ask: (client: DicomwebClient, request: HandOver) => unknown,
    patienceMs: number,
    signal: AbortSignal | undefined,
  ): Promise<Result<Listed, PacsError>> => {
    const answer = await send(composeRequest(address, ask), patienceMs, signal);
    return answer.ok ? datasetsOf(answer.value) : answer;
  };

  const query = (queryParams: object, signal: AbortSignal | undefined) =>
    datasets(
      (client, request) => client.searchForStudies({ queryParams, request }),
      patience.search,
      signal,
    );

  const series: StudyRequests['series'] = (studyInstanceUID, offset, signal) =>
    datasets(
      (client, request) =>
        client.searchForSeries({
          studyInstanceUID,
          queryParams: {
            includefield: '00201209',
            ...(offset === 0 ? {} : { offset: String(offset) }),
          },
          request,
        }),
      patience.search,
      signal,
    );

  const askForFrame: AskForFrame = async (frame, coding, signal) => {
    const request = composeRequest(address, (client, handOver) =>
      client.retrieveInstanceFrames({
        studyInstanceUID: frame.studyInstanceUid,
        seriesInstanceUID: frame.seriesInstanceUid,
        sopInstanceUID: frame.sopInstanceUid,
        frameNumbers: String(frame.frameNumber),
        request: handOver,
      }),
    );
    const answer = await send(withCoding(request, coding), patience.frame, signal);
    return answer.ok ? frameOf(answer.value) : answer;
  };

  /** Whether the archive finds a document under its name. */
  const holds = async (
    document: StorableDocument,
    signal: AbortSignal | undefined,
  ): Promise<boolean> => {
    const found = await datasets(
      (client, request) =>
        client.retrieveInstanceMetadata({
          studyInstanceUID: document.studyInstanceUid,
          seriesInstanceUID: document.seriesInstanceUid,
          sopInstanceUID: document.sopInstanceUid,
          request,
        }),
      patience.store,
      signal,
    );
    return (
      found.ok &&
      found.value.datasets.some(
        (one) => jsonAttributes(one).code('x00080018') === document.sopInstanceUid,
      )
    );
  };

  return {
    async test(signal) {
      const answer = await query({ limit: '1' }, signal);
      return answer.ok ? ok(undefined) : answer;
    },
    search: (search, offset, known, signal) =>
      fullPage(
        async (from, seen) => {
          const answer = await query(queryOf(search, from), signal);
          return answer.ok ? ok(pageOf(answer.value, seen)) : answer;
        },
        offset,
        known,
      ),
    openStudy: (study, options) =>
      openArchiveStudy(
        {
          series,
          metadata: (studyInstanceUID, seriesInstanceUID, signal) =>
            datasets(
              (client, request) =>
                client.retrieveSeriesMetadata({ studyInstanceUID, seriesInstanceUID, request }),
              patience.metadata,
              signal,
            ),
          instance: (studyInstanceUID, seriesInstanceUID, sopInstanceUID, signal) =>
            datasets(
              (client, request) =>
                client.retrieveInstanceMetadata({
                  studyInstanceUID,
                  seriesInstanceUID,
                  sopInstanceUID,
                  request,
                }),
              patience.metadata,
              signal,
            ),
        },
        createArchiveFrameSource(askForFrame),
        study,
        options,
      ),
    countImages: (study, signal) => countListed({ series }, study, signal),
    async fetchReading(reading, signal) {
      const request = composeRequest(address, (client, handOver) =>
        client.retrieveInstance({
          studyInstanceUID: reading.studyInstanceUid,
          seriesInstanceUID: reading.seriesInstanceUid,
          sopInstanceUID: reading.sopInstanceUid,
          request: handOver,
        }),
      );
      const accepting = { ...request, headers: { ...request.headers, Accept: FILE_ACCEPT } };
      const answer = await send(accepting, patience.metadata, signal);
      if (!answer.ok) return answer;
      const part = binaryOf(answer.value, 'a DICOM file', (type) => type === 'application/dicom');
      return part.ok ? ok(new Uint8Array(part.value.bytes)) : part;
    },
    async store(document, signal) {
      const request = composeRequest(address, (client, handOver) =>
        client.storeInstances({ datasets: [document.bytes.slice().buffer], request: handOver }),
      );
      const accepting = { ...request, headers: { ...request.headers, Accept: JSON_ACCEPT } };
      // These statuses come with a list of what was taken and what was not. Source: DICOM PS3.18 10.5.3.
      const answer = await send(accepting, patience.store, signal, [409]);
      if (!answer.ok) return answer;
      const listed = datasetsOf(answer.value);
      const verdict = storeVerdict(listed.ok ? listed.value.datasets : [], document.sopInstanceUid);
      if (verdict.kind === 'stored') return ok(undefined);
      if (verdict.kind === 'refused') return err(verdict);
      if (await holds(document, signal)) return ok(undefined);
      const { status } = answer.value;
      return err(status >= 400 ? errorOfStatus(status) : { kind: 'unconfirmed' });
    },
  };
}

const JSON_ACCEPT = 'application/dicom+json';

/** As it is kept, byte for byte. */
const FILE_ACCEPT = 'multipart/related; type="application/dicom"; transfer-syntax=*';
