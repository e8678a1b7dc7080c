import { render, html } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { FilesChosenEvent } from '../drop-zone/files-chosen-event.ts';
import type { DraftDiscardEvent } from './library-events.ts';
import './library.ts';
import type { ThecalLibrary } from './library.ts';

let element: ThecalLibrary;

const DRAFT = {
  id: 'draft-1',
  title: 'MR <b>spine</b>',
  state: 'Levels named.',
  grade: null,
  badge: 'MR',
  when: 'Mon',
  thumbnailUrl: null,
};

beforeEach(async () => {
  render(html`<thecal-library .samples=${[]} .drafts=${[DRAFT]}></thecal-library>`, document.body);
  element = document.querySelector('thecal-library') ?? expect.fail('not rendered');
  await element.updateComplete;
});

afterEach(() => {
  render(null, document.body);
});

const within = (selector: string, host: Element): Element =>
  host.shadowRoot?.querySelector(selector) ?? expect.fail(`nothing is ${selector}`);

it('shows markup in a title as text', async () => {
  const row = within('thecal-draft-row', element);
  await vi.waitFor(() => expect(within('.title', row).textContent).toBe(DRAFT.title));
  expect(row.shadowRoot?.querySelector('b')).toBeNull();
});

it('asks before a reading is discarded', async () => {
  const heard: DraftDiscardEvent[] = [];
  element.addEventListener('draft-discard', (event) => heard.push(event));
  await userEvent.click(within('.discard', within('thecal-draft-row', element)));
  expect(heard).toEqual([]);
  const dialog = within('thecal-confirm-dialog', element);
  await vi.waitFor(() => expect(within('wa-dialog', dialog).hasAttribute('open')).toBe(true));
  await userEvent.click(within('.primary', dialog));
  expect(heard.map(({ id }) => id)).toEqual(['draft-1']);
});

it('hands over picked files with their names', async () => {
  const heard: FilesChosenEvent[] = [];
  element.addEventListener('files-chosen', (event) => heard.push(event));
  const input = within('#files', within('thecal-drop-zone', element));
  await userEvent.upload(input, new File(['x'], 'IM_0001'));
  expect(heard[0]?.files.map(({ name }) => name)).toEqual(['IM_0001']);
});

it('puts the report of files set aside in place of the samples', async () => {
  element.report = {
    opened: 1,
    total: 2,
    setAside: [{ name: 'notes.txt', reason: 'Not DICOM.' }],
    notes: [],
    canRead: true,
  };
  await element.updateComplete;
  expect(element.shadowRoot?.querySelector('#samples')).toBeNull();
  const report = within('thecal-open-report', element);
  await vi.waitFor(() => expect(within('tbody', report).textContent).toContain('Not DICOM.'));
});
