import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import '../../components/marks/marks-list.ts';
import type { MarkChange, MarkChangeEvent } from '../../components/marks/mark-events.ts';
import { ROLE_NAMES, STRUCTURE_KEYS, type MarkRow } from '../../components/marks/mark-words.ts';
import '../../components/marks/place-menu.ts';
import type { PlaceMenuEvent, PlaceMenuItem } from '../../components/marks/place-menu.ts';
import { compareVertebrae } from '../../domain/levels/sequence.ts';
import { structureName } from '../../domain/structures.ts';
import {
  OUTLINE_ROLES,
  OUTLINE_STRUCTURES,
  type MarkId,
  type OutlineStructure,
} from '../../domain/reading.ts';
import type { EditorQuestion } from '../../editor/session-state.ts';
import type { EditorSession } from '../../editor/session.ts';
import { markAt } from '../../editor/tools/pointer-tool.ts';
import type { ToolPointer } from '../../editor/tools/tool.ts';
import { showMark } from './evidence-actions.ts';
import { markRows } from './mark-rows.ts';
import type { ReadAction } from './read-keys.ts';

/** What the desk needs of the screen. */
export interface MarksHost {
  readonly session: EditorSession;
  /** Deletes the chosen mark. */
  readonly deleteMark: () => void;
  /** Does what a key does. */
  readonly perform: (action: ReadAction) => void;
}

/** Every mark of the reading: its list, and the menu where one is pressed. */
export class MarksDesk implements ReactiveController {
  readonly #screen: ReactiveControllerHost;
  readonly #host: MarksHost;
  #isOpen = false;

  constructor(screen: ReactiveControllerHost, host: MarksHost) {
    this.#screen = screen;
    this.#host = host;
    screen.addController(this);
  }

  hostConnected(): void {
    this.#isOpen = false;
  }

  /** Whether the list stands in the panel. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Shows the list, or puts it away. */
  toggle(isOpen = !this.#isOpen): void {
    this.#isOpen = isOpen;
    this.#screen.requestUpdate();
  }

  /** The list, for the panel. */
  render(): unknown {
    const { state } = this.#host.session;
    const levels = state.reading.levels.map(({ vertebra }) => vertebra).toSorted(compareVertebrae);
    return html`<thecal-marks-list
      class="cards"
      .rows=${markRows(state)}
      .levels=${levels}
      @mark-change=${({ mark, change }: MarkChangeEvent) => {
        this.#change(mark, change);
      }}
      @marks-close=${() => {
        this.toggle(false);
      }}
    ></thecal-marks-list>`;
  }

  /** Opens the menu of what was pressed: a mark's, else the image's. */
  openMenu(pointer: ToolPointer): void {
    const { session } = this.#host;
    const mark = markAt(session.state.reading, pointer);
    session.view({ activePane: pointer.pane });
    if (mark !== null) session.selectMark(mark);
    session.view({ question: { kind: 'menu', mark, point: pointer.point } });
  }

  /** Opens the menu of the chosen mark, where it lies on the image that was pressed last. */
  openMenuOfChosen(): void {
    const { session } = this.#host;
    const { selectedMark, reading } = session.state;
    if (selectedMark === null || !showMark(session, selectedMark)) {
      session.notify('note', 'Choose a mark first: its menu opens with the comma.');
      return;
    }
    const outline = [...reading.outlines, ...reading.measurements].find(
      ({ id }) => id === selectedMark,
    );
    const at = [...reading.levels, ...reading.markers].find(({ id }) => id === selectedMark);
    const point = outline?.points[0] ?? at?.point;
    if (point) session.view({ question: { kind: 'menu', mark: selectedMark, point } });
  }

  /** The open menu. */
  renderMenu(question: EditorQuestion & { readonly kind: 'menu' }, style: string): unknown {
    const row = markRows(this.#host.session.state).find(({ id }) => id === question.mark);
    return html`<thecal-place-menu
      style=${style}
      .heading=${row ? [row.name, row.level].filter(Boolean).join(', ') : 'This image'}
      .items=${row ? itemsOf(row) : IMAGE_ITEMS}
      @place-menu=${({ command }: PlaceMenuEvent) => {
        this.#host.session.view({ question: null });
        const change = row && changeOf(command);
        const action = IMAGE_ACTIONS[command];
        if (change) this.#change(row.id, change);
        else if (action) this.#host.perform(action);
        else this.toggle(true);
      }}
    ></thecal-place-menu>`;
  }

  #change(mark: MarkId, change: MarkChange): void {
    const { session, deleteMark } = this.#host;
    const { reading, hiddenMarks } = session.state;
    switch (change.kind) {
      case 'show':
        this.#show(mark);
        return;
      case 'hide':
        session.view({ hiddenMarks: new Set([...hiddenMarks, mark]) });
        return;
      case 'unhide':
        session.view({ hiddenMarks: new Set([...hiddenMarks].filter((one) => one !== mark)) });
        return;
      case 'delete':
        session.view({ selectedMark: mark });
        deleteMark();
        return;
      case 'structure':
        session.dispatch({
          kind: 'update-outline',
          id: mark,
          change: { structure: change.structure },
        });
        return;
      case 'role':
        session.dispatch({ kind: 'update-outline', id: mark, change: { role: change.role } });
        return;
      case 'level': {
        const measurement = reading.measurements.find(({ id }) => id === mark);
        const { level } = change;
        session.dispatch(
          measurement
            ? { kind: 'replace-measurement', measurement: { ...measurement, level } }
            : { kind: 'update-outline', id: mark, change: { level } },
        );
      }
    }
  }

  #show(mark: MarkId): void {
    const { session } = this.#host;
    const { reading } = session.state;
    if (showMark(session, mark)) return;
    const image = [...reading.keyImages, ...(reading.conus ? [reading.conus] : [])].find(
      ({ id }) => id === mark,
    )?.image;
    if (image) session.showImage(image);
    session.view({ selectedMark: mark });
  }
}

/** What can be done with a mark, the likeliest first. */
function itemsOf(row: MarkRow): readonly PlaceMenuItem[] {
  const kinds = MENU_ORDER.map((structure) => ({
    command: `structure:${structure}`,
    label: structureName(structure),
    key: STRUCTURE_KEYS[structure],
    isChosen: structure === row.structure,
  }));
  const roles = OUTLINE_ROLES.map((role, i) => ({
    command: `role:${role}`,
    label: ROLE_NAMES[role],
    key: String(i + 1),
    isChosen: role === row.role,
    isFirst: i === 0,
  }));
  return [
    ...(row.structure === null ? [] : [...kinds, ...roles]),
    { command: 'hide', label: 'Hide', key: 'H', isFirst: row.structure !== null },
    { command: 'delete', label: 'Delete', key: 'X' },
    { command: 'list', label: 'All marks', key: 'M' },
  ];
}

const MENU_ORDER: readonly OutlineStructure[] = [
  'cord', 'sac', 'csf', 'canal', 'tumour-epidural', 'tumour-bone', 'tumour-paraspinal', 'tumour-intradural', 'roots', 'body',
]; // prettier-ignore

/** What can be done with an image. */
const IMAGE_ACTIONS: Readonly<Record<string, ReadAction>> = {
  fit: 'fit',
  window: 'window-preset',
  invert: 'invert',
  'key-image': 'key-image',
};

const IMAGE_ITEMS: readonly PlaceMenuItem[] = [
  { command: 'fit', label: 'Fit to the window', key: 'F' },
  { command: 'window', label: 'Next window preset', key: 'W' },
  { command: 'invert', label: 'Invert', key: 'I' },
  { command: 'key-image', label: 'Key image, on and off', key: 'U' },
  { command: 'list', label: 'All marks', key: 'M', isFirst: true },
];

function changeOf(command: string): MarkChange | null {
  const [kind, value] = command.split(':');
  const structure = OUTLINE_STRUCTURES.find((one) => one === value);
  const role = OUTLINE_ROLES.find((one) => one === value);
  if (kind === 'structure' && structure) return { kind, structure };
  if (kind === 'role' && role) return { kind, role };
  return command === 'hide' || command === 'delete' ? { kind: command } : null;
}
