import { expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { imageKeyOf, type Study } from '../domain/image-series.ts';
import { createReading, type MarkId } from '../domain/reading.ts';
import { axialSeries, sagittalSeries } from '../domain/testing/study-fixture.ts';
import { imagePoint } from '../geometry/image-point.ts';
import {
  copyForBoard,
  framesForBoard,
  sourceOfCopy,
  studyWithoutIdentity,
} from './meeting-copy.ts';

const axial = axialSeries(270, 12);
const study: Study = {
  header: {
    studyInstanceUid: '1.2' as Uid,
    patientName: 'Doe^Jane',
    patientId: 'ID-4711',
    issuerOfPatientId: 'Roe Hospital',
    patientBirthDate: '19600102',
    patientSex: 'F',
    studyDate: '20260102',
    studyTime: '101112',
    studyId: '77',
    accessionNumber: 'ACC-1',
    referringPhysicianName: 'Roe^Richard',
    studyDescription: 'MR spine',
  },
  series: [
    sagittalSeries(),
    {
      ...axial,
      warnings: [{ kind: 'other', message: 'doe_jane_7.dcm was cut short.' }],
      frames: axial.frames.map((frame) => ({ ...frame, fileName: 'doe_jane.dcm' })),
    },
  ],
};

const reading = {
  ...createReading('1.2' as Uid),
  outlines: [
    {
      id: '2.25.1' as MarkId,
      structure: 'cord' as const,
      role: 'index' as const,
      level: 'T9' as const,
      image: { sopInstanceUid: axial.frames[1]?.sopInstanceUid as Uid, frameNumber: 1 },
      points: [imagePoint(1, 1), imagePoint(5, 1), imagePoint(3, 5)],
      origin: 'drawn' as const,
    },
  ],
};

/** Bytes that are a window of a larger file, as those of an opened file are. */
const source = {
  loadFrame: () =>
    Promise.resolve({
      bytes: new Uint8Array(new ArrayBuffer(100), 40, 4),
      transferSyntaxUid: '1.2.840.10008.1.2.1',
    }),
};

it('keeps the marked slices with two neighbours on each side, and of no other a pixel', async () => {
  // Frame 1 of 12: 0, 1, 2 and 3.
  const wanted = axial.frames.slice(0, 4).map(imageKeyOf);
  expect([...framesForBoard(study, reading)]).toEqual(wanted);
  const copy = await copyForBoard(study, source, reading);
  expect([...copy.frames.keys()]).toEqual(wanted);
  expect(copy.frames.get(wanted[0] as (typeof wanted)[0])?.bytes.buffer.byteLength).toBe(4);
  const last = axial.frames[11];
  if (!last) throw new Error('no frame');
  await expect(sourceOfCopy(copy).loadFrame(imageKeyOf(last))).rejects.toThrow(/was not kept/);
});

it('names nobody, and keeps where every slice lies', () => {
  const bare = studyWithoutIdentity(study);
  expect(JSON.stringify(bare)).not.toMatch(/doe|jane|4711|roe|1960|acc-1|101112/i);
  expect(bare.series.map(({ frames }) => frames.length)).toEqual([11, 12]);
  expect(bare.series[1]?.frames[5]?.plane).toEqual(axial.frames[5]?.plane);
});
