import { expect, it } from 'vitest';
import { ok } from '../base/result.ts';
import type { Meeting, MeetingStore } from '../storage/meeting.ts';
import { BusyState } from './busy-state.ts';
import { MeetingDesk } from './meeting-desk.ts';

it('is at work until what was chosen is kept', async () => {
  const kept: Meeting[] = [];
  let write: () => void = () => undefined;
  const store: MeetingStore = {
    load: () => Promise.resolve(ok({ cases: ['case-01'], edits: {} })),
    save: (meeting) =>
      new Promise((resolve) => {
        write = () => {
          kept.push(meeting);
          resolve(ok(undefined));
        };
      }),
  };
  const said: boolean[] = [];
  const busy = new BusyState(
    (isBusy) => said.push(isBusy),
    () => Promise.resolve(),
  );
  const desk = new MeetingDesk(
    () => undefined,
    (work) => busy.during(work),
  );
  await desk.begin(store);
  desk.choose(['case-02', 'case-01']);
  expect(busy.isBusy).toBe(true);
  write();
  await new Promise((resolve) => setTimeout(resolve));
  expect(busy.isBusy).toBe(false);
  expect(said).toEqual([true, false]);
  expect(kept).toEqual([{ cases: ['case-02', 'case-01'], edits: {} }]);
});
