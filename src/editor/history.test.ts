import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHistory, recordStep, redoStep, undoStep } from './history.ts';

it('gives back the state before a step and the state after it again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.integer(), { minLength: 1 }), { minLength: 1 }),
      (steps) => {
        const start = createHistory<readonly number[]>([]);
        const end = steps.reduce(recordStep<readonly number[]>, start);
        let back = end;
        for (let i = 0; i < steps.length; i++) back = undoStep(back);
        expect(back.present).toEqual([]);
        let forth = back;
        for (let i = 0; i < steps.length; i++) forth = redoStep(forth);
        expect(forth.present).toEqual(end.present);
      },
    ),
  );
});

it('forgets what was undone when a new step is made', () => {
  const history = recordStep(undoStep(recordStep(createHistory('a'), 'b')), 'c');
  expect(history.future).toEqual([]);
  expect(redoStep(history)).toBe(history);
});

it('records no step where nothing changed', () => {
  const history = createHistory('a');
  expect(recordStep(history, 'a')).toBe(history);
});
