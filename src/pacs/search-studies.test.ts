import { describe, expect, it } from 'vitest';
import { ok } from '../base/result.ts';
import { fullPage, PAGE_SIZE, pageOf, queryOf, type StudySearch } from './search-studies.ts';

const anything: StudySearch = {
  patientName: '',
  patientId: '',
  accessionNumber: '',
  dateFrom: '',
  dateTo: '',
  modality: '',
  description: '',
};

const studies = (count: number, from = 1, isPartial = false) => ({
  datasets: Array.from({ length: count }, (_, index) => ({
    '0020000D': { vr: 'UI', Value: [`1.2.${from + index}`] },
  })),
  isPartial,
});

const known = (count: number): ReadonlySet<string> =>
  new Set(Array.from({ length: count }, (_, index) => `1.2.${index + 1}`));

describe('queryOf', () => {
  it('asks for one study more than is shown', () => {
    expect(queryOf(anything, 50)).toEqual({
      includefield: '00081030',
      limit: '26',
      offset: '50',
    });
  });

  it.each([
    [{ patientName: ' Doe, Jane ' }, { PatientName: 'Doe*Jane*' }],
    [{ patientName: 'Do?^J*' }, { PatientName: 'Do?^J*' }],
    [{ dateFrom: '20240101', dateTo: '20240131' }, { StudyDate: '20240101-20240131' }],
    [{ dateFrom: '20240101' }, { StudyDate: '20240101-' }],
    [{ dateTo: '20240131' }, { StudyDate: '-20240131' }],
    [{ dateFrom: '20240101', dateTo: '20240101' }, { StudyDate: '20240101' }],
    [{ modality: 'mr', description: 'spine  t2' }, { ModalitiesInStudy: 'MR', StudyDescription: '*spine*t2*' }], // prettier-ignore
    [
      { patientId: ' 7 ', accessionNumber: 'A1' },
      { PatientID: '7', AccessionNumber: 'A1' },
    ],
  ])('%j', (search, query) => {
    expect(queryOf({ ...anything, ...search }, 0)).toMatchObject(query);
  });
});

describe('pageOf', () => {
  it('knows from the one study more that there are more', () => {
    const page = pageOf(studies(PAGE_SIZE + 1), new Set());
    expect(page.studies).toHaveLength(PAGE_SIZE);
    expect(page.hasMore).toBe(true);
    expect(pageOf(studies(PAGE_SIZE), new Set()).hasMore).toBe(false);
  });

  it('shows all that an archive without pages sends, and nothing twice', () => {
    const page = pageOf(studies(60), new Set(['1.2.7']));
    expect(page.studies).toHaveLength(59);
    expect(page).toMatchObject({ hasMore: false, isCutOff: false });
    expect(pageOf(studies(600), new Set())).toMatchObject({ isCutOff: true, hasMore: false });
  });

  it('knows an archive that begins anew at every page, and says that it may have more', () => {
    const page = pageOf(studies(26), known(25));
    expect(page.studies.map((study) => study.studyInstanceUid)).toEqual(['1.2.26']);
    expect(page).toMatchObject({ hasMore: false, isCutOff: true });
    expect(pageOf(studies(20), known(20))).toMatchObject({ studies: [], isCutOff: true });
  });

  it('believes a warning that there is more', () => {
    expect(pageOf(studies(10, 1, true), new Set())).toMatchObject({ hasMore: true });
    expect(pageOf(studies(10, 1, true), known(10))).toMatchObject({
      hasMore: false,
      isCutOff: true,
    });
  });

  it('counts entries that cannot be opened, whatever they are', () => {
    const datasets = [null, 7, {}, { '0020000D': { vr: 'UI', Value: ['x'] } }];
    const page = pageOf({ datasets, isPartial: false }, new Set());
    expect(page).toEqual({ studies: [], hasMore: false, isCutOff: false, unreadable: 4 });
  });
});

describe('fullPage', () => {
  /** An archive of `total` studies that never sends more than `most`, and may not look where to begin. */
  const archiveOf = (total: number, most: number, heedsOffset = true) => {
    const offsets: number[] = [];
    const ask = (offset: number, seen: ReadonlySet<string>) => {
      offsets.push(offset);
      const from = heedsOffset ? offset : 0;
      const count = Math.max(Math.min(total - from, most, PAGE_SIZE + 1), 0);
      return Promise.resolve(ok(pageOf(studies(count, from + 1), seen)));
    };
    return { offsets, ask };
  };
  const of = async (archive: ReturnType<typeof archiveOf>, offset = 0, seen = known(offset)) => {
    const page = await fullPage(archive.ask, offset, seen);
    if (!page.ok) throw new Error('no page');
    const { studies: found, hasMore, isCutOff } = page.value;
    return [found.length, hasMore, isCutOff];
  };

  it('asks an archive with a maximum of its own for what follows', async () => {
    const archive = archiveOf(23, 10);
    expect(await of(archive)).toEqual([23, false, false]);
    expect(archive.offsets).toEqual([0, 10, 20, 23]);
    expect(await of(archiveOf(100, 10))).toEqual([30, true, false]);
    expect(await of(archiveOf(40, 10), 30)).toEqual([10, false, false]);
  });

  it('asks once more, and no more, where all had come', async () => {
    const archive = archiveOf(7, 100);
    expect(await of(archive)).toEqual([7, false, false]);
    expect(archive.offsets).toEqual([0, 7]);
    const none = archiveOf(0, 100);
    expect(await of(none)).toEqual([0, false, false]);
    expect(none.offsets).toEqual([0]);
  });

  it('ends where the archive does not look where to begin', async () => {
    expect(await of(archiveOf(100, 10, false))).toEqual([10, false, true]);
    expect(await of(archiveOf(100, 100, false))).toEqual([25, true, false]);
    expect(await of(archiveOf(100, 100, false), 25)).toEqual([1, false, true]);
  });
});
