import { expect, it } from 'vitest';
import { axialSeries, sagittalSeries } from '../../domain/testing/study-fixture.ts';
import { createReading, type MarkId, type Outline } from '../../domain/reading.ts';
import type { Uid } from '../../base/uid.ts';
import { EditorSession } from '../../editor/session.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { markRows } from './mark-rows.ts';

const axial = axialSeries(270, 10);
const header = {} as ConstructorParameters<typeof EditorSession>[0]['header'];

const outline = (id: string, level: Outline['level'], frame: number): Outline => ({
  id: id as MarkId,
  structure: 'sac',
  role: 'index',
  level,
  image: { sopInstanceUid: axial.frames[frame]?.sopInstanceUid as Uid, frameNumber: 1 },
  points: [imagePoint(1, 1), imagePoint(9, 1), imagePoint(5, 9)],
  origin: 'drawn',
});

it('lists every mark once, by level from head to foot, with the slice as a reader counts', () => {
  const reading = {
    ...createReading('1.2' as Uid),
    outlines: [outline('2.25.1', null, 0), outline('2.25.2', 'T9', 9), outline('2.25.3', 'T4', 2)],
  };
  const session = new EditorSession({ header, series: [sagittalSeries(), axial] }, reading);
  session.view({ hiddenMarks: new Set(['2.25.3' as MarkId]), selectedMark: '2.25.2' as MarkId });
  // Ten axial slices kept from the foot up: the frame at 9 is the first, that at 2 the eighth.
  expect(
    markRows(session.state).map(({ level, place, isHidden, isChosen }) => [
      level,
      place,
      isHidden,
      isChosen,
    ]),
  ).toEqual([
    ['T4', 'axial, slice 8 of 10', true, false],
    ['T9', 'axial, slice 1 of 10', false, true],
    [null, 'axial, slice 10 of 10', false, false],
  ]);
});
