import { render, html } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  CANAL,
  SAC,
  box,
  cutAway,
  epidural,
  slice,
  within,
} from '../../domain/escc/acceptance-shapes.ts';
import { ESCC_GRADES, type EsccConfirmation } from '../../domain/escc/escc.ts';
import { gradeSlice } from '../../domain/escc/grade-slice.ts';
import './escc-card.ts';
import type { ThecalEsccCard } from './escc-card.ts';

let element: ThecalEsccCard;
let heard: Event[];

/** Acceptance case D: gap 0.5 mm, so 1c. */
const FRONT = box(-4.5, -60, 4.5, -4);
const CASE_D = slice({ sac: cutAway(SAC, FRONT), tumour: epidural(within(CANAL, FRONT)) });

beforeEach(async () => {
  heard = [];
  render(html`<thecal-escc-card .level=${'T9'}></thecal-escc-card>`, document.body);
  element = document.querySelector('thecal-escc-card') ?? expect.fail('not rendered');
  for (const type of [
    'escc-grade',
    'escc-clear',
    'escc-answer',
    'escc-show-measure',
    'escc-reason',
  ]) {
    element.addEventListener(type, (event) => heard.push(event));
  }
  await element.updateComplete;
});

afterEach(() => {
  render(null, document.body);
});

const button = (name: RegExp): HTMLButtonElement =>
  [...element.renderRoot.querySelectorAll('button')].find((each) =>
    name.test((each.getAttribute('aria-label') ?? each.textContent).replace(/\s+/g, ' ').trim()),
  ) ?? expect.fail(`no button ${name.source}`);

const confirmed = (grade: EsccConfirmation['grade']): EsccConfirmation => ({
  grade,
  confirmedAt: '2031-03-14T10:42:00+01:00',
  image: null,
  proposal: { kind: 'grade', grade: '1c' },
  ruleVersion: '1.0',
  reason: null,
  basis: null,
});

it('gives each grade without any outline', async () => {
  for (const grade of ESCC_GRADES) await userEvent.click(button(new RegExp(`^ESCC ${grade} ?:`)));
  expect(heard.map((event) => (event as Event & { grade?: string }).grade)).toEqual(ESCC_GRADES);
});

it('takes the given grade back with a second press', async () => {
  element.confirmation = confirmed('1c');
  await element.updateComplete;
  await userEvent.click(button(/^ESCC 1c ?:/));
  expect(heard.map(({ type }) => type)).toEqual(['escc-clear']);
});

it('marks what is proposed and shows where a measure was taken', async () => {
  element.result = gradeSlice(CASE_D);
  await element.updateComplete;
  expect(button(/^ESCC 1c ?:/).textContent).toContain('proposed');
  expect(button(/^ESCC 1c ?:/).getAttribute('aria-pressed')).toBe('false');
  await userEvent.click(button(/^Gap to cord/));
  expect(heard.at(-1)).toMatchObject({ type: 'escc-show-measure', name: 'gap' });
});

it('asks what outlines without a reference leave open, and takes an answer back', async () => {
  element.result = gradeSlice({ ...CASE_D, references: [] });
  await element.updateComplete;
  expect(element.renderRoot.querySelectorAll('.question.open')).toHaveLength(
    element.result.proposal.kind === 'range' ? element.result.proposal.open.length : -1,
  );
  await userEvent.click(button(/^Yes$/));
  expect(heard.at(-1)).toMatchObject({ type: 'escc-answer', value: true });
  element.answers = { 'cord-compressed-or-displaced': true };
  await element.updateComplete;
  await userEvent.click(button(/^Yes$/));
  expect(heard.at(-1)).toMatchObject({ question: 'cord-compressed-or-displaced', value: null });
});

it('asks for a reason only where the grade differs', async () => {
  element.result = gradeSlice(CASE_D);
  element.confirmation = confirmed('1c');
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.difference')).toBeNull();
  element.confirmation = confirmed('2');
  await element.updateComplete;
  // One sentence says both, and none of the measures' own contradicts it.
  const text = element.renderRoot.textContent.replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/2 by the reader; the measures say 1c \(.+\); no reason given\./);
  expect(text).not.toContain('so 1c');
  await userEvent.click(button(/Poor image/));
  expect(heard.at(-1)).toMatchObject({ type: 'escc-reason', reason: 'poor-image' });
});

it('offers no grade below the conus', async () => {
  element.belowConus = true;
  element.result = gradeSlice(CASE_D);
  await element.updateComplete;
  const names = [...element.renderRoot.querySelectorAll('button')].map(
    (one) => one.getAttribute('aria-label') ?? one.textContent,
  );
  expect(names.filter((name) => /^ESCC [0-3]/.test(name))).toEqual([]);
  expect(element.renderRoot.textContent).toContain('ESCC is not defined here');
});
