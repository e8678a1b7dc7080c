import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createReading, type KeyImage, type MarkId, type Reading } from '../domain/reading.ts';
import { withObservationTimes } from './observation-times.ts';

const key = (id: string, frameNumber = 1): KeyImage => ({
  id: id as MarkId,
  level: null,
  image: { sopInstanceUid: '1.2.3' as Uid, frameNumber },
});
const EMPTY = createReading('1.2' as Uid);
const withKeys = (keyImages: readonly KeyImage[], from: Reading = EMPTY): Reading => ({
  ...from,
  keyImages,
});

describe('the times of marks', () => {
  const [a, b] = [key('1.1'), key('1.2')];
  const first = withObservationTimes(EMPTY, withKeys([a]), '10:00');

  it('gives a new mark the time of its making and leaves the others theirs', () => {
    const second = withObservationTimes(first, withKeys([a, b], first), '10:05');
    expect(second.observedAt).toEqual({ '1.1': '10:00', '1.2': '10:05' });
  });

  it('moves on with a change of the mark', () => {
    const moved = withObservationTimes(first, withKeys([key('1.1', 2)], first), '10:07');
    expect(moved.observedAt).toEqual({ '1.1': '10:07' });
  });

  it('forgets a mark that is gone', () => {
    expect(withObservationTimes(first, withKeys([], first), '10:08').observedAt).toEqual({});
  });

  it('keeps the times that an opened report brought along', () => {
    const opened = { ...withKeys([key('1.9')]), observedAt: { ['1.9' as MarkId]: '08:00' } };
    expect(withObservationTimes(first, opened, '10:09').observedAt).toEqual({ '1.9': '08:00' });
  });

  it('claims none for a mark whose time a report did not give', () => {
    const old = withKeys([a]);
    expect(withObservationTimes(old, { ...old, checklist: {} }, '10:10').observedAt).toEqual({});
  });
});
