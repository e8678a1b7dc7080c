import { render, html } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { COMPARTMENTS } from '../../domain/compartment.ts';
import type { CompartmentMarkEvent } from './compartment-events.ts';
import './schematic.ts';
import type { ThecalSchematic } from './schematic.ts';

let element: ThecalSchematic;
let marks: CompartmentMarkEvent[];

beforeEach(async () => {
  marks = [];
  render(
    html`<button>Before</button><thecal-schematic .level=${'T9'}></thecal-schematic>`,
    document.body,
  );
  element = document.querySelector('thecal-schematic') ?? expect.fail('not rendered');
  element.addEventListener('compartment-mark', (event) => marks.push(event));
  await element.updateComplete;
});

afterEach(() => {
  render(null, document.body);
});

const sector = (name: string): SVGElement =>
  element.renderRoot.querySelector<SVGElement>(`[data-compartment='${name}']`) ??
  expect.fail(`no sector ${name}`);

const focused = (): string | undefined =>
  element.shadowRoot?.activeElement?.getAttribute('data-compartment') ?? undefined;

it('draws every compartment at a thoracic level, and no costovertebral joint at a lumbar one', async () => {
  const drawn = (): readonly (string | null)[] =>
    [...element.renderRoot.querySelectorAll('.sector')].map((each) =>
      each.getAttribute('data-compartment'),
    );
  expect([...drawn()].sort()).toEqual([...COMPARTMENTS].sort());
  element.level = 'L3';
  await element.updateComplete;
  expect(drawn().filter((name) => name?.startsWith('costovertebral'))).toEqual([]);
  expect(drawn()).toHaveLength(COMPARTMENTS.length - 2);
});

it('has one tab stop, and arrows go to the nearest compartment', async () => {
  expect(element.renderRoot.querySelectorAll(".sector[tabindex='0']")).toHaveLength(1);
  document.querySelector('button')?.focus();
  await userEvent.tab();
  expect(focused()).toBe('body-posterior-middle');
  // The patient's right is on the left, as seen from below.
  await userEvent.keyboard('{ArrowLeft}');
  expect(focused()).toBe('body-posterior-right');
  await userEvent.keyboard('{ArrowUp}');
  expect(focused()).toBe('body-anterior-right');
});

it('reaches every compartment with the arrows', async () => {
  const reached = new Set<string>();
  const open = ['body-posterior-middle'];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      sector(name).focus();
      sector(name).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      const next = focused();
      if (next !== undefined) open.push(next);
    }
  }
  await element.updateComplete;
  expect([...reached].sort()).toEqual([...COMPARTMENTS].sort());
});

it('takes a compartment through its states', async () => {
  sector('facet-left').focus();
  await userEvent.keyboard(' ');
  expect(marks.at(-1)).toMatchObject({
    compartment: 'facet-left',
    finding: 'present',
    bothSides: false,
  });
  for (const [before, after] of [
    ['present', 'absent'],
    ['absent', 'undetermined'],
    ['undetermined', null],
  ] as const) {
    element.findings = { 'facet-left': before };
    await element.updateComplete;
    await userEvent.keyboard(' ');
    expect(marks.at(-1)?.finding).toBe(after);
  }
});

it('makes a proposed compartment present', async () => {
  element.proposed = new Set(['pedicle-right']);
  await element.updateComplete;
  expect(sector('pedicle-right').getAttribute('aria-label')).toBe(
    'Right pedicle: proposed from outline',
  );
  await userEvent.click(sector('pedicle-right'));
  expect(marks.at(-1)).toMatchObject({ compartment: 'pedicle-right', finding: 'present' });
});

it('marks both sides with Shift, but not what has no other side', async () => {
  sector('pedicle-left').focus();
  await userEvent.keyboard('{Shift>} {/Shift}');
  expect(marks.at(-1)?.bothSides).toBe(true);
  sector('spinous-process').focus();
  await userEvent.keyboard('{Shift>} {/Shift}');
  expect(marks.at(-1)?.bothSides).toBe(false);
});
