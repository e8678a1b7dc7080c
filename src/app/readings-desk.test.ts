import { expect, it, vi } from 'vitest';
import type { Uid } from '../base/uid.ts';
import type { OpenedStudy } from '../features/case/index.ts';
import {
  fakeDrafts,
  fakeVersions,
  openCase,
  openedOf,
  studyOf,
} from '../features/case/testing/case-fakes.ts';
import { axialSeries, sagittalSeries } from '../domain/testing/study-fixture.ts';
import { ReadingsDesk } from './readings-desk.ts';
import { fakeChannels } from './testing/fake-channels.ts';

/** The desk of a tab on the Library. */
const deskOf = (channel = fakeChannels()(), isListShown = true): ReadingsDesk =>
  new ReadingsDesk({ changed: () => undefined, isListShown: () => isListShown }, channel);

const study = (uid: string, studyDate: string): OpenedStudy['study'] => {
  const made = studyOf(sagittalSeries(), axialSeries(0, 5));
  return { ...made, header: { ...made.header, studyInstanceUid: uid as Uid, studyDate } };
};

/** A kept reading of a study of a person. */
async function keep(
  drafts: ReturnType<typeof fakeDrafts>,
  uid: string,
  studyDate: string,
  digest: string,
): Promise<void> {
  const open = await openCase(
    openedOf(study(uid, studyDate), { person: { digest, studyDate } }),
    drafts,
  );
  const { reading } = open.session.state;
  await open.keepReading({ ...reading, clinical: { ...reading.clinical, primary: 'melanoma' } });
  await open.settled();
  open.dispose();
}

it('lists what is kept, and what another tab has kept since', async () => {
  const drafts = fakeDrafts();
  const desk = deskOf();
  desk.begin(drafts, fakeVersions());
  await desk.list();
  expect(desk.rows([], new Date())).toEqual([]);
  await keep(drafts, '1.2.3', '20250101', 'ada');
  expect(desk.stored).toEqual([]);
  await desk.list();
  expect(desk.rows([], new Date()).map(({ id }) => id)).toEqual(['1.2.3']);
  await desk.discard('1.2.3');
  expect(desk.stored).toEqual([]);
  expect(drafts.kept.size).toBe(0);
});

it('finds the newest earlier reading of the same person, and of nobody else', async () => {
  const drafts = fakeDrafts();
  await keep(drafts, '1.1', '20240101', 'ada');
  await keep(drafts, '1.2', '20250101', 'ada');
  await keep(drafts, '1.3', '20250601', 'bob');
  await keep(drafts, '1.4', '20260101', 'ada');
  const desk = deskOf();
  desk.begin(drafts, null);
  await desk.list();
  const priorOf = (uid: string, studyDate: string, digest: string | null) =>
    desk.priorOf({
      study: study(uid, studyDate),
      person: digest === null ? null : { digest, studyDate },
    })?.studyDate;
  expect(priorOf('1.9', '20260101', 'ada')).toBe('20250101');
  expect(priorOf('1.2', '20250101', 'ada')).toBe('20240101');
  expect(priorOf('1.9', '20230101', 'ada')).toBeUndefined();
  expect(priorOf('1.9', '20260101', null)).toBeUndefined();
});

it('has nothing without stores', async () => {
  const desk = deskOf();
  await desk.list();
  await desk.discard('1.2.3');
  expect(desk.stored).toEqual([]);
});

it('lists anew what another tab keeps or throws away, where a list is shown', async () => {
  const channels = fakeChannels();
  const drafts = fakeDrafts();
  const [shown, elsewhere, there] = [
    deskOf(channels()),
    deskOf(channels(), false),
    deskOf(channels()),
  ];
  for (const desk of [shown, elsewhere, there]) desk.begin(drafts, fakeVersions());
  const writer = { ...drafts, ...there.drafts } as typeof drafts;
  await keep(writer, '1.2.3', '20250101', 'ada');
  await vi.waitFor(() => {
    expect(shown.stored.map(({ studyInstanceUid }) => studyInstanceUid)).toEqual(['1.2.3']);
  });
  expect(elsewhere.stored).toEqual([]);
  await there.list();
  await there.discard('1.2.3');
  await vi.waitFor(() => {
    expect(shown.stored).toEqual([]);
  });
});
