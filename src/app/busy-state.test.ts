import { expect, it } from 'vitest';
import { BusyState } from './busy-state.ts';

it('is at work until every source has said that it is done', () => {
  const said: boolean[] = [];
  const busy = new BusyState(
    (isBusy) => said.push(isBusy),
    () => Promise.resolve(),
  );
  const [pane, search] = [{}, {}];
  busy.set(pane, true);
  busy.set(search, true);
  busy.set(pane, false);
  expect(busy.isBusy).toBe(true);
  busy.set(search, false);
  expect(said).toEqual([true, true, true, false]);
});

it('does not wait for a pane that was taken away while it loaded', () => {
  const busy = new BusyState(
    () => undefined,
    () => Promise.resolve(),
  );
  const pane = { isConnected: true };
  busy.set(pane, true);
  pane.isConnected = false;
  busy.set({}, false);
  expect(busy.isBusy).toBe(false);
});

it('is at work until work is done and drawn, also where it fails', async () => {
  const steps: string[] = [];
  const busy = new BusyState(
    (isBusy) => steps.push(isBusy ? 'begun' : 'ended'),
    () => Promise.resolve(steps.push('drawn')),
  );
  await busy.during(Promise.resolve().then(() => void steps.push('done')));
  expect(steps).toEqual(['begun', 'done', 'drawn', 'ended']);
  await expect(busy.during(Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(busy.isBusy).toBe(false);
});
