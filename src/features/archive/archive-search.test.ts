import { expect, it } from 'vitest';
import { err, ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import type { Archive } from '../../pacs/archive.ts';
import type { PacsError } from '../../pacs/pacs-error.ts';
import type { StudyMatch, StudyPage } from '../../pacs/search-studies.ts';
import { ArchiveSearch } from './archive-search.ts';
import { ANY_STUDY } from './search-from-text.ts';

const match = (uid: string): StudyMatch => ({
  studyInstanceUid: uid as Uid,
  patientName: '',
  patientId: '',
  patientBirthDate: '',
  studyDate: '',
  accessionNumber: '',
  description: '',
  modalities: [],
  seriesCount: null,
  imageCount: null,
});

const page = (uids: readonly string[], hasMore: boolean, unreadable = 0): StudyPage => ({
  studies: uids.map(match),
  hasMore,
  isCutOff: false,
  unreadable,
});

/** An archive that gives these answers one after the other, and the offsets it was asked at. */
function searchOf(answers: readonly Result<StudyPage, PacsError>[]) {
  const offsets: number[] = [];
  const archive = {
    search: (_: unknown, offset: number) => {
      offsets.push(offset);
      return Promise.resolve(answers[offsets.length - 1] ?? ok(page([], false)));
    },
  } as unknown as Archive;
  const states: string[] = [];
  const search = new ArchiveSearch(
    () => archive,
    () => states.push(search.state.status),
  );
  return { search, offsets, states };
}

it('adds pages, and skips what could not be read too', async () => {
  const { search, offsets, states } = searchOf([
    ok(page(['1.1', '1.2'], true, 1)),
    ok(page(['1.3'], false)),
  ]);
  await search.run(ANY_STUDY);
  await search.more();
  expect(offsets).toEqual([0, 3]);
  expect(search.state.studies.map((study) => study.studyInstanceUid)).toEqual([
    '1.1',
    '1.2',
    '1.3',
  ]);
  expect(search.state).toMatchObject({ hasMore: false, unreadable: 1, status: 'answered' });
  expect(states).toEqual(['not-asked', 'asking', 'answered', 'asking', 'answered']);
});

it('keeps what was found when the next page fails, and asks for the same page again', async () => {
  const { search, offsets } = searchOf([
    ok(page(['1.1'], true)),
    err({ kind: 'not-signed-in' }),
    ok(page(['1.2'], false)),
  ]);
  await search.run(ANY_STUDY);
  await search.more();
  expect(search.state).toMatchObject({ status: 'failed', needsSignIn: true });
  expect(search.state.studies).toHaveLength(1);
  await search.more();
  expect(offsets).toEqual([0, 1, 1]);
  expect(search.state.studies).toHaveLength(2);
});

it('shows only the answer to the latest search', async () => {
  const late: { give: ((page: Result<StudyPage, PacsError>) => void) | null } = { give: null };
  let asked = 0;
  const archive = {
    search: () => {
      asked += 1;
      return asked === 1
        ? new Promise((resolve) => {
            late.give = resolve;
          })
        : Promise.resolve(ok(page(['1.2'], false)));
    },
  } as unknown as Archive;
  const search = new ArchiveSearch(
    () => archive,
    () => undefined,
  );
  const first = search.run(ANY_STUDY);
  await search.run({ ...ANY_STUDY, patientId: '2' });
  late.give?.(ok(page(['1.1'], false)));
  await first;
  expect(search.state.studies.map((study) => study.studyInstanceUid)).toEqual(['1.2']);
});
