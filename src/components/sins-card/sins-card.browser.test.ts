import { render, html } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SINS_ITEMS } from '../../domain/sins/sins.ts';
import type { SinsAnswerEvent } from './sins-events.ts';
import './sins-card.ts';
import type { ThecalSinsCard } from './sins-card.ts';

let element: ThecalSinsCard;
let answers: SinsAnswerEvent[];

const ANSWERED_AT = '2031-03-14T10:42:00+01:00';

beforeEach(async () => {
  answers = [];
  render(html`<thecal-sins-card .level=${'T9'}></thecal-sins-card>`, document.body);
  element = document.querySelector('thecal-sins-card') ?? expect.fail('not rendered');
  element.addEventListener('sins-answer', (event) => answers.push(event));
  await element.updateComplete;
});

afterEach(() => {
  render(null, document.body);
});

async function segment(item: string, value: string): Promise<HTMLElement> {
  const row = element.renderRoot.querySelector('thecal-segments' + `[data-item='${item}']`);
  if (row === null) return expect.fail(`no item ${item}`);
  await (row as Element & { updateComplete: Promise<boolean> }).updateComplete;
  return (
    row.shadowRoot?.querySelector<HTMLElement>(`[data-value='${value}']`) ??
    expect.fail(`no segment ${value}`)
  );
}

it('asks for pain first', () => {
  const [first] = element.renderRoot.querySelectorAll('thecal-segments');
  expect(first?.dataset['item']).toBe('pain');
});

it('answers with a press and clears with a second one', async () => {
  await userEvent.click(await segment('pain', 'mechanical'));
  expect(answers.at(-1)).toMatchObject({ item: 'pain', value: 'mechanical' });
  element.answers = {
    pain: { kind: 'answer', value: 'mechanical', source: 'reader', answeredAt: ANSWERED_AT },
  };
  await element.updateComplete;
  const chosen = await segment('pain', 'mechanical');
  expect(chosen.getAttribute('aria-checked')).toBe('true');
  await userEvent.click(chosen);
  expect(answers.at(-1)).toMatchObject({ item: 'pain', value: null });
});

it('tells "asked, unknown" from "not asked", and clears it too', async () => {
  for (const item of SINS_ITEMS) {
    await userEvent.click(await segment(item, 'unknown'));
    expect(answers.at(-1)).toMatchObject({ item, value: 'unknown' });
  }
  element.answers = { lesion: { kind: 'unknown', answeredAt: ANSWERED_AT } };
  await element.updateComplete;
  const unknown = await segment('lesion', 'unknown');
  expect(unknown.getAttribute('aria-checked')).toBe('true');
  await userEvent.click(unknown);
  expect(answers.at(-1)).toMatchObject({ item: 'lesion', value: null });
});

it('shows a proposal without choosing it; a press takes it over', async () => {
  element.proposals = {
    location: { value: 'rigid', source: 'computed', reason: 'T9 is rigid.' },
  };
  await element.updateComplete;
  const proposed = await segment('location', 'rigid');
  expect(proposed.getAttribute('aria-checked')).toBe('false');
  expect(proposed.getAttribute('aria-label')).toContain('proposed');
  await userEvent.click(proposed);
  expect(answers.at(-1)).toMatchObject({ item: 'location', value: 'rigid' });
});

it('moves with arrows without answering, and answers with Space', async () => {
  (await segment('pain', 'mechanical')).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(answers).toEqual([]);
  await userEvent.keyboard(' ');
  expect(answers.at(-1)).toMatchObject({ item: 'pain', value: 'non-mechanical' });
});
