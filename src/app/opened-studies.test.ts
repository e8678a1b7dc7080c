import { expect, it } from 'vitest';
import type { Study } from '../domain/image-series.ts';
import { axialSeries, sagittalSeries } from '../domain/testing/study-fixture.ts';
import { listedStudies, mainStudy } from './opened-studies.ts';

const header = {
  studyInstanceUid: '1.2',
  patientName: 'Synthetic^One',
  patientId: '1',
  issuerOfPatientId: '',
  patientBirthDate: '',
  patientSex: '',
  studyDate: '20240102',
  studyTime: '',
  studyId: '',
  accessionNumber: '',
  referringPhysicianName: '',
  studyDescription: '',
} as unknown as Study['header'];

it('lists every study with its person numbered, none named', () => {
  const first: Study = { header, series: [axialSeries(0, 3)] };
  const second: Study = {
    header: { ...header, patientId: '2', studyDate: '', studyDescription: 'MR spine' },
    series: [axialSeries(0, 4), sagittalSeries()],
  };
  const shown = mainStudy([first, second]);
  expect(shown).toBe(second);
  expect(listedStudies([first, second], shown)).toEqual([
    { title: 'axial', detail: '2 Jan 2024, person 1, 1 series, 3 images', isShown: false },
    { title: 'MR spine', detail: 'no date, person 2, 2 series, 15 images', isShown: true },
  ]);
});
