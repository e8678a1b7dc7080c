import { describe, expect, it } from 'vitest';
import { PAGE_SIZE, pageOf, queryOf, type StudySearch } from './search-studies.ts';

const anything: StudySearch = {
  patientName: '',
  patientId: '',
  accessionNumber: '',
  dateFrom: '',
  dateTo: '',
  modality: '',
  description: '',
};

const studies = (count: number, from = 1): readonly unknown[] =>
  Array.from({ length: count }, (_, index) => ({
    '0020000D': { vr: 'UI', Value: [`1.2.${from + index}`] },
  }));

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
    const page = pageOf(studies(60), new Set(['1.2.1']));
    expect(page.studies).toHaveLength(59);
    expect(page.hasMore).toBe(false);
    // An archive that repeats its first page for ever does not keep the reader asking.
    const known = new Set(Array.from({ length: 26 }, (_, index) => `1.2.${index + 1}`));
    expect(pageOf(studies(26), known)).toEqual({ studies: [], hasMore: false, unreadable: 0 });
  });

  it('counts entries that cannot be opened, whatever they are', () => {
    const page = pageOf([null, 7, {}, { '0020000D': { vr: 'UI', Value: ['x'] } }], new Set());
    expect(page).toEqual({ studies: [], hasMore: false, unreadable: 4 });
  });
});
