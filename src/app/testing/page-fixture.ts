import { vi } from 'vitest';
import { syntheticFile } from '../../../e2e/support/synthetic-image.ts';
import { directParser } from '../../dicom/open/direct-parser.ts';
import type { NamedBlob, OpenOptions, OpenResult } from '../../dicom/open/open-types.ts';
import { openFiles } from '../../dicom/open/open-files.ts';
import { KeptReading, OpenCase } from '../../features/case/index.ts';
import { caseHost, fakeDrafts, fakeEngine } from '../../features/case/testing/case-fakes.ts';
import { fakeChannels } from './fake-channels.ts';
import { BusyState } from '../busy-state.ts';
import { CaseDesk } from '../case-desk.ts';
import { ReadingsDesk } from '../readings-desk.ts';
import type { SampleCase } from '../sample-catalogue.ts';
import { ScreenRouter } from '../screen-router.ts';
import { StudyOpener } from '../study-opener.ts';

/** The files of a study: a sagittal and an axial series of so many slices. */
export const studyFiles = (study: string, slices = 6): readonly NamedBlob[] =>
  (['sagittal', 'axial'] as const).flatMap((plane, series) =>
    Array.from({ length: slices }, (_, i) =>
      syntheticFile(`${study}/${plane}-${i}.dcm`, {
        number: i + 1,
        study,
        series: `${study}${series + 1}`,
        position: plane === 'axial' ? [-2, -2, 4 * i] : [4 * i - 10, -2, 2],
        orientation: plane === 'axial' ? [1, 0, 0, 0, 1, 0] : [0, 1, 0, 0, 0, -1],
      }),
    ),
  );

/** A sample study whose files are served; its answer key is not. */
export const sampleOf = (id: string, study: string): SampleCase => ({
  id,
  title: `Sample ${study}`,
  region: 'thoracic',
  summary: '',
  difficulty: 'easy',
  vignette: 'Back pain.',
  thumbnail: null,
  studyInstanceUid: `2.25.9001.${study}`,
  files: studyFiles(study).map(({ name }) => name),
  answerKey: `${id}/key.json`,
  truth: `${id}/truth.json`,
});

/** Answers requests for files of sample studies; everything else is not there. */
export function serveSamples(...studies: readonly string[]): void {
  const files = new Map(studies.flatMap((study) => studyFiles(study)).map((f) => [f.name, f.blob]));
  vi.stubGlobal('fetch', (url: string) => {
    const blob = files.get(url.replace('sample-dicom/', ''));
    return Promise.resolve(blob ? new Response(blob) : new Response(null, { status: 404 }));
  });
}

/** An address with a history, as a browser keeps it. */
function fakeAddress(hash: string, followed: () => void) {
  const visited = [hash];
  return {
    visited,
    get hash() {
      return visited.at(-1) ?? '';
    },
    go(to: string) {
      if (to === visited.at(-1)) return;
      visited.push(to);
      queueMicrotask(followed);
    },
    put(to: string) {
      visited.push(to);
    },
  };
}

/** How a page begins. */
interface PageShape {
  readonly samples?: readonly SampleCase[];
  readonly drafts?: ReturnType<typeof fakeDrafts>;
  readonly hash?: string;
  /** How long a case takes to be made. */
  readonly makingMs?: number;
  /** What the archive gives for a study. */
  readonly archive?: (studyUid: string, options: OpenOptions) => Promise<OpenResult>;
}

/** The program without a page: what is open, where the reader is, what is kept; screens are names. */
export function createPage({
  samples = [],
  drafts = fakeDrafts(),
  hash = '#/',
  makingMs = 0,
  archive,
}: PageShape = {}) {
  const changed = (): void => undefined;
  const engines: ReturnType<typeof fakeEngine>[] = [];
  const fetched: string[] = [];
  const asked: { readonly open: OpenCase; readonly answer: (mayLeave: boolean) => void }[] = [];
  const drawn = (): Promise<void> => Promise.resolve();
  const busy = new BusyState(changed, drawn);
  const readings = new ReadingsDesk({ changed, isListShown: () => true }, fakeChannels()());
  readings.begin(drafts, null);
  const cases = new CaseDesk({
    make: async (opened, kept) => {
      if (makingMs > 0) await new Promise((resolve) => setTimeout(resolve, makingMs));
      const engine = fakeEngine();
      engines.push(engine);
      return new OpenCase(opened, caseHost(drafts, { engine, setBusy: busy.set }), kept);
    },
    keptOf: (studyInstanceUid) => KeptReading.open(studyInstanceUid, drafts, null),
    changed,
    drawn,
  });
  const mayLeave = (open: OpenCase): Promise<boolean> =>
    open.leaveQuestion
      ? new Promise((answer) => asked.push({ open, answer }))
      : Promise.resolve(true);
  const opener: StudyOpener = new StudyOpener({
    cases,
    archive: {
      openStudy: (studyUid, options) =>
        archive?.(studyUid, options) ?? Promise.reject(new Error('No archive is connected.')),
      readings: [],
      listedImages: 0,
    },
    place: () => router.place,
    loadScreen: () => router.load('read'),
    show: (opened, signal) => router.show(opened, signal),
    mayLeave,
    answerKeyUrl: (source) =>
      source.kind === 'sample' ? `sample-dicom/${source.caseId}/key.json` : null,
    personOf: () => null,
    nextSample: () => null,
    changed,
    parser: directParser,
  });
  const part = (name: string) => () => {
    fetched.push(name);
    return Promise.resolve();
  };
  const address = fakeAddress(hash, () => {
    router.addressChanged();
  });
  const router = new ScreenRouter({
    cases,
    opener,
    readings,
    pictures: {
      open: () => Promise.resolve(null),
      keep: () => Promise.resolve(null),
      isCopy: () => false,
    },
    archive: { load: () => Promise.reject(new Error('no screen of the archive here')) },
    parts: {
      read: part('read'),
      board: part('board'),
      teach: part('teach'),
      reference: part('reference'),
    },
    address,
    samples: () => samples,
    firstOfMeeting: () => null,
    mayLeave,
    during: (work) => busy.during(work),
    forgetWork: () => {
      busy.clear();
    },
    changed,
  });
  /** Ends when nothing is at work, twice in a row: going somewhere may lead further. */
  const settled = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2; quiet = busy.isBusy ? 0 : quiet + 1) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    await cases.open?.settled();
  };
  /** Goes to an address as a reader does, and waits. */
  const goTo = async (to: string): Promise<void> => {
    address.go(to);
    await settled();
  };
  return { address, asked, busy, cases, drafts, engines, fetched, goTo, opener, readings, router, settled }; // prettier-ignore
}

/** Opens files without a worker. */
export const openDirectly = (
  files: readonly NamedBlob[],
  options: OpenOptions,
): Promise<OpenResult> => openFiles(files, { ...options, parser: directParser });
