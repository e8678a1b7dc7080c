import { html, nothing } from 'lit';
import '../../components/icon/icon.ts';
import '../../components/key-cap/key-cap.ts';
import { PRIMARIES } from '../../domain/noms/primaries.ts';
import { dateText } from '../../base/date-words.ts';
import type { BoardCase } from './board-case.ts';

/** The case, without the patient unless asked: level, primary, date, its name among the samples. */
export function boardHeading(board: BoardCase, name: string, isIdentityShown: boolean): string {
  const { study, reading } = board.state;
  const { header } = study;
  const { primary } = reading.clinical;
  const identity = [header.patientName.replaceAll('^', ' ').trim(), header.patientId];
  return [
    isIdentityShown ? identity.filter((one) => one !== '').join(' ') : '',
    board.level ?? '',
    primary === null ? '' : PRIMARIES[primary].name.toLowerCase(),
    dateText(header.studyDate),
    board.isKey ? 'answer key' : '',
    name,
  ]
    .filter((one) => one !== '')
    .join(', ');
}

/** What was changed and not saved, with the way to save it; nothing where all is saved. */
export function renderUnsaved(board: BoardCase, save: () => void): unknown {
  if (!board.isUnsaved) return nothing;
  const changes = board.changes.join(', ');
  return html`<span class="unsaved" role="status">
    <span class="tag">${changes === '' ? 'Not saved' : `Changed, not saved: ${changes}`}</span>
    <button type="button" class="tool" @click=${save}>
      ${board.isKey ? 'Keep a copy' : 'Save'} <thecal-key-cap>S</thecal-key-cap>
    </button>
  </span>`;
}

/** What the head of the page says and does. */
export interface BoardHeader {
  /** Which case of the meeting it is, from 0; -1 for none of them. */
  readonly place: number;
  readonly count: number;
  readonly heading: string;
  /** What was changed and not saved, with the way to save it. */
  readonly unsaved: unknown;
  readonly isIdentityShown: boolean;
  readonly isSecondShown: boolean;
  readonly isLight: boolean;
  /** Does what a key does. */
  readonly act: (key: string) => void;
}

/** The head of the page: which case, what was changed, and the tools. */
export function renderHeader(header: BoardHeader): unknown {
  const { place, count, heading, isIdentityShown, act } = header;
  return html`<header>
    <h1>${place < 0 ? 'Case' : `Case ${place + 1} of ${count}`}</h1>
    <p title=${heading}>${heading}</p>
    ${header.unsaved} ${isIdentityShown ? renderTool('V', 'Hide name', 'v', act) : nothing}
    ${renderTool('R', '2nd reader', 'r', act, header.isSecondShown)}
    ${renderTool('X', 'PDF', 'x', act)}
    <button
      type="button"
      class="tool"
      aria-label="Reference"
      title="Reference (I)"
      @click=${() => {
        act('i');
      }}
    >
      <thecal-icon name="book"></thecal-icon> <thecal-key-cap>I</thecal-key-cap>
    </button>
    ${renderMore(header)} ${renderTool('Esc', 'Read', 'Escape', act)}
  </header>`;
}

/** What is wanted less often; every entry has its key. */
function renderMore({ isIdentityShown, isLight, act }: BoardHeader): unknown {
  const entries = [
    ['M', 'Why: the deciding measure', 'm'],
    ['V', isIdentityShown ? 'Hide the name' : 'Show the name, on paper too', 'v'],
    ['P', 'Picture (PNG)', 'p'],
    ['Y', 'Copy the report', 'y'],
    ['L', isLight ? 'Dark' : 'Light', 'l'],
    ['F', 'Full screen', 'f'],
    ['C', 'Cases of the meeting', 'c'],
  ] as const;
  return html`<details class="more">
    <summary class="tool">More</summary>
    <div class="menu">${entries.map(([cap, label, key]) => renderTool(cap, label, key, act))}</div>
  </details>`;
}

/** A button that does what its key does. */
function renderTool(
  cap: string,
  label: string,
  key: string,
  act: (key: string) => void,
  isOn?: boolean,
): unknown {
  return html`<button
    type="button"
    class="tool"
    aria-pressed=${isOn === undefined ? nothing : String(isOn)}
    @click=${(event: Event) => {
      (event.currentTarget as Element).closest('details')?.removeAttribute('open');
      act(key);
    }}
  >
    ${label} <thecal-key-cap>${cap}</thecal-key-cap>
  </button>`;
}
