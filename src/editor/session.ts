import { err, type Result } from '../base/result.ts';
import { toPatient } from '../geometry/image-plane.ts';
import type { ImagePoint, PatientPoint } from '../geometry/spaces.ts';
import { createImageLookup } from '../domain/image-lookup.ts';
import {
  imageKeyOf,
  type ImageFrame,
  type ImageReference,
  type ImageSeries,
  type SeriesId,
  type Study,
  type Weighting,
} from '../domain/image-series.ts';
import { structureName } from '../domain/structures.ts';
import type { MarkId, Reading } from '../domain/reading.ts';
import { createReading } from '../domain/reading.ts';
import type { Vertebra } from '../domain/level.ts';
import { siteAt } from '../domain/levels/locate.ts';
import {
  applyCommand,
  outlineAfter,
  outlineReplacedBy,
  type Command,
  type EditError,
} from './commands.ts';
import { draftsAfter, draftsBeside, type OutlineDraft } from './drafts.ts';
import { Gesture } from './gesture.ts';
import { firstIndex, hangStudy, type CanalInPatient, type Canals } from './hanging.ts';
import { levelOfSlice } from './graded-place.ts';
import { createHistory, recordStep, redoStep, undoStep, type History } from './history.ts';
import { withObservationTimes } from './observation-times.ts';
import { withReaderWeighting } from './reader-weighting.ts';
import { countsFromTheFoot, nearestFrame, sharesSpace } from './linking.ts';
import type { Layout, Notice, PaneState, SessionState } from './session-state.ts';
import { panesAtLevel, panesAtPlace, settled } from './show-level.ts';

/** The parts of the state that a view may set directly; none of them is part of the reading. */
export type ViewChange = Partial<
  Pick<
    SessionState,
    | 'activePane' | 'maximisedPane' | 'tool' | 'tumourKind' | 'outlineRole' | 'isSnapping' | 'areProposalsOn' | 'sliceNotes'
    | 'selectedLevel' | 'selectedMark' | 'hiddenMarks' | 'areOverlaysHidden' | 'isIdentityHidden'
    | 'areMeasuresShown' | 'shownMeasure' | 'question'
  >
>; // prettier-ignore

const PANE_COUNT: Readonly<Record<Layout, number>> = { '1x1': 1, '1x2': 2, '2x2': 4 };

const EMPTY_PANE: PaneState = { seriesId: null, index: 0, window: null, inverted: false };

/** What a step brings back: the reading, and what was proposed beside it. */
type Revision = Pick<SessionState, 'reading' | 'drafts'>;

/**
 * One study being read: the only owner of its state. Views subscribe to it; commands, undo and view changes go through
 * it. It knows nothing of the screen.
 */
export class EditorSession {
  #state: SessionState;
  #history: History<Revision>;
  /** What was there when a gesture began; null between gestures. */
  #gestureStart: Revision | null = null;
  readonly #gesture = new Gesture((reading) => {
    if (reading === this.#state.reading) this.previewChanged();
    else this.#set({ reading });
  });
  readonly #previewListeners = new Set<() => void>();
  readonly #now: () => string;
  #noticeCount = 0;
  /** Whether the reader has chosen a series or a slice: from then on nothing is hung over it. */
  #hasChosen = false;
  /** Why the reading may not be changed now; null when it may. */
  #refusal: string | null = null;
  readonly #listeners = new Set<(state: SessionState) => void>();
  readonly #commitListeners = new Set<(reading: Reading) => void>();

  constructor(
    study: Study,
    reading: Reading = createReading(study.header.studyInstanceUid),
    now: () => string = () => new Date().toISOString(),
  ) {
    this.#now = now;
    this.#history = createHistory({ reading, drafts: [] });
    const { panes, activePane } = hungPanes(study, new Map());
    this.#state = {
      study,
      images: createImageLookup(study.series),
      reading,
      drafts: [],
      canUndo: false,
      canRedo: false,
      layout: '1x2',
      panes,
      canals: new Map(),
      activePane,
      maximisedPane: null,
      tool: 'pointer',
      tumourKind: 'epidural',
      outlineRole: 'index',
      referenceImage: null,
      isSnapping: false,
      areProposalsOn: false,
      sliceNotes: new Map(),
      selectedLevel: null,
      selectedMark: null,
      hiddenMarks: new Set(),
      areOverlaysHidden: false,
      isIdentityHidden: true,
      areMeasuresShown: false,
      shownMeasure: null,
      question: null,
      notices: [],
      toolVersion: 0,
    };
  }

  /** The present state. */
  get state(): SessionState {
    return this.#state;
  }

  /** Calls back with every new state; returns the way to stop it. */
  subscribe(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The state with what a gesture under way makes of the reading: what images show at once. */
  get previewState(): SessionState {
    const reading = this.#gesture.preview;
    return reading ? { ...this.#state, reading } : this.#state;
  }

  /** Calls back whenever what the images show of a gesture or of a tool has changed; returns the way to stop it. */
  onPreview(listener: () => void): () => void {
    this.#previewListeners.add(listener);
    return () => this.#previewListeners.delete(listener);
  }

  /** Calls back with every finished change of the reading: what has to be kept. */
  onCommit(listener: (reading: Reading) => void): () => void {
    this.#commitListeners.add(listener);
    return () => this.#commitListeners.delete(listener);
  }

  /** Changes the reading by one command, as one undo step; within a gesture, as part of its step. */
  dispatch(command: Command): Result<Reading, EditError> {
    if (this.#refusal !== null) return err({ kind: 'read-only', message: this.#sayRefusal() });
    const result = applyCommand(this.previewState.reading, command);
    if (!result.ok) this.notify('warning', result.error.message);
    else this.#sayReplaced(command);
    if (!result.ok) return result;
    if (this.#gestureStart) this.#gesture.settle(result.value);
    else this.#record({ reading: result.value, drafts: this.#state.drafts });
    if (command.kind === 'add-outline' && command.outline.role !== 'index') {
      this.#set({ referenceImage: imageKeyOf(command.outline.image) });
    }
    return result;
  }

  /** An outline that takes another one's place says so. */
  #sayReplaced(command: Command): void {
    const next = outlineAfter(this.previewState.reading, command);
    if (!next || outlineReplacedBy(this.previewState.reading, next) === null) return;
    const name = structureName(next.structure).toLowerCase();
    this.notify(
      'note',
      `A slice has one ${name}: this one is in the place of the other. Undo brings it back.`,
    );
  }

  /** Starts a gesture: what follows until `commitGesture` is one undo step. */
  beginGesture(): void {
    if (this.#refusal !== null) {
      this.#sayRefusal();
      return;
    }
    this.#gestureStart ??= this.#revision;
    this.#gesture.begin(this.#state.reading);
  }

  /**
   * Applies a command to the reading as it was before the gesture, in place of what the gesture showed so far. The images
   * show it at once; the state, from which everything else is derived, follows a few times a second.
   */
  previewGesture(command: Command): void {
    if (this.#gesture.show(command)) this.previewChanged();
  }

  /** Shows drafts changed by a gesture, in place of what it showed so far. */
  previewDrafts(drafts: readonly OutlineDraft[]): void {
    if (this.#gestureStart) this.#set({ drafts });
  }

  /** Ends a gesture and keeps what it did. */
  commitGesture(): void {
    if (!this.#gestureStart) return;
    const { reading } = this.previewState;
    this.#gestureStart = null;
    this.#gesture.end();
    this.#gesture.settle(reading);
    this.#record(this.#revision);
  }

  /** Ends a gesture as if it had not begun. */
  cancelGesture(): void {
    const before = this.#gestureStart;
    if (!before) return;
    this.#gestureStart = null;
    this.#gesture.end();
    this.#gesture.settle(before.reading);
    this.#set(before);
  }

  /** One step back. */
  undo(): void {
    this.cancelGesture();
    if (this.#refusal !== null) return;
    this.#travel(undoStep(this.#history));
  }

  /** One undone step forward. */
  redo(): void {
    this.cancelGesture();
    if (this.#refusal !== null) return;
    this.#travel(redoStep(this.#history));
  }

  /** Puts another reading of this study in place of the present one, as one step that can be undone. */
  replaceReading(reading: Reading): void {
    this.cancelGesture();
    if (this.#refusal !== null) {
      this.#sayRefusal();
      return;
    }
    // What was opened brings its own times, or none.
    this.#travel(recordStep(this.#history, { reading, drafts: [] }));
    this.#set({ selectedMark: null });
  }

  /**
   * Lays proposals beside the reading, in place of those of the same structure on the same frame. `asStep`: whether undo
   * takes them away; those nobody asked for come and go with the step before them.
   */
  propose(proposed: readonly OutlineDraft[], asStep = true): void {
    if (proposed.length === 0) return;
    const drafts = draftsAfter(this.#state.drafts, proposed);
    if (asStep) {
      this.#record({ reading: this.#state.reading, drafts });
      return;
    }
    this.#history = { ...this.#history, present: { ...this.#history.present, drafts } };
    this.#set({ drafts });
  }

  /** Changes the reading as part of the step before it, such as where a proposed label stands; not while a gesture runs. */
  amend(command: Command): void {
    const result = applyCommand(this.#state.reading, command);
    if (!result.ok || this.#gestureStart || this.#refusal !== null) return;
    this.#history = {
      ...this.#history,
      present: { ...this.#history.present, reading: result.value },
    };
    this.#set({ reading: result.value });
    for (const listener of this.#commitListeners) listener(result.value);
  }

  /** Makes drafts the reader's outlines, as one step. */
  confirmDrafts(ids: readonly MarkId[]): void {
    if (this.#refusal !== null) {
      this.#sayRefusal();
      return;
    }
    const { reading, drafts } = this.#state;
    const confirmed = drafts.filter(({ outline }) => ids.includes(outline.id));
    let next: Reading = reading;
    for (const { outline } of confirmed) {
      const added = applyCommand(next, { kind: 'add-outline', outline });
      if (added.ok) next = added.value;
    }
    this.#record({ reading: next, drafts: drafts.filter((draft) => !confirmed.includes(draft)) });
  }

  /** Takes drafts away, as one step. */
  refuseDrafts(ids: readonly MarkId[]): void {
    const { reading, drafts } = this.#state;
    this.#record({ reading, drafts: drafts.filter(({ outline }) => !ids.includes(outline.id)) });
  }

  /** From now on the reading is for looking, and every change is refused with this sentence; null allows them again. */
  refuseChanges(reason: string | null): void {
    if (reason !== null) this.cancelGesture();
    this.#refusal = reason;
  }

  /** Sets parts of the view. */
  view(change: ViewChange): void {
    this.#set(change);
  }

  /** Tells the images that what they show of a tool or a gesture has changed. */
  previewChanged(): void {
    for (const listener of this.#previewListeners) listener();
  }

  /** Tells every view that a tool is in another state: its hints are other ones. */
  toolChanged(): void {
    this.#set({ toolVersion: this.#state.toolVersion + 1 });
  }

  /** Shows a message. */
  notify(kind: Notice['kind'], text: string): void {
    const others = this.#state.notices.filter((notice) => notice.text !== text);
    this.#set({ notices: [...others, { id: ++this.#noticeCount, kind, text }] });
  }

  /** Takes a message away. */
  dismissNotice(id: number): void {
    this.#set({ notices: this.#state.notices.filter((notice) => notice.id !== id) });
  }

  /** The series a pane shows. */
  seriesOf(pane: number): ImageSeries | null {
    const id = this.#state.panes[pane]?.seriesId;
    return this.#state.study.series.find((series) => series.id === id) ?? null;
  }

  /** The frame a pane shows. */
  frameOf(pane: number): ImageFrame | null {
    return this.seriesOf(pane)?.frames[this.#state.panes[pane]?.index ?? 0] ?? null;
  }

  /** Shows a series in a pane, at the place the reader was looking at where it shares that space. */
  showSeries(pane: number, seriesId: SeriesId): void {
    const series = this.#state.study.series.find((one) => one.id === seriesId);
    if (!series) return;
    this.#hasChosen = true;
    const from = this.#state.activePane === pane ? this.#otherPane(pane) : this.#state.activePane;
    const place = this.#centreOf(from);
    const fromSeries = this.seriesOf(from);
    const index =
      place && fromSeries && sharesSpace(fromSeries, series) ? nearestFrame(series, place) : null;
    this.#setPane(pane, {
      ...EMPTY_PANE,
      seriesId,
      index: index ?? firstIndex(series, this.#state.study.series, this.#state.canals),
    });
    this.#set({ activePane: pane });
  }

  /** Moves a pane by slices; forward is down the body, from right to left, from front to back. */
  scroll(pane: number, steps: number): void {
    const series = this.seriesOf(pane);
    const direction = series && countsFromTheFoot(series) ? -1 : 1;
    this.goTo(pane, (this.#state.panes[pane]?.index ?? 0) + direction * steps);
  }

  /** Shows a slice of a pane's series, the nearest there is. */
  goTo(pane: number, index: number): void {
    this.#hasChosen = true;
    const last = (this.seriesOf(pane)?.frames.length ?? 1) - 1;
    this.#setPane(pane, { index: Math.min(Math.max(index, 0), last) });
  }

  /** Shows a frame, in the pane that has its series or in the one of its plane. */
  showImage(image: ImageReference): void {
    const found = this.#state.images.get(imageKeyOf(image));
    if (!found) return;
    const { series, frame } = found;
    const index = series.frames.indexOf(frame);
    const visible = this.visiblePanes();
    const having = visible.find((pane) => this.#state.panes[pane]?.seriesId === series.id);
    const alike = visible.find(
      (pane) => this.seriesOf(pane)?.plane.nearest === series.plane.nearest,
    );
    const pane = having ?? alike ?? this.#state.activePane;
    this.#setPane(
      pane,
      having === undefined ? { ...EMPTY_PANE, seriesId: series.id, index } : { index },
    );
    this.#set({ activePane: pane });
  }

  /** Chooses a level and brings every pane that can show it there; `wanted` goes before its best slice. */
  showLevel(level: Vertebra, wanted: ImageReference | null = null): void {
    this.#hasChosen = true;
    this.#set({
      panes: panesAtLevel(this.#state, level, wanted),
      selectedLevel: level,
      outlineRole: 'index',
    });
  }

  /** Moves every other visible pane of the same space to the slice nearest to a point of this pane. */
  linkFrom(pane: number, point?: ImagePoint): void {
    const series = this.seriesOf(pane);
    const frame = this.frameOf(pane);
    if (!series || !frame?.plane) return;
    const place = toPatient(frame.plane, point ?? middleOf(frame));
    const { reading, images, selectedLevel } = this.#state;
    const site =
      point && series.plane.nearest !== 'axial'
        ? siteAt(reading, images, place, series.frameOfReferenceUid)
        : null;
    // The level that was pressed is the one chosen, also where the axial slice nearest to it cuts a disc.
    this.#set({
      panes: panesAtPlace(this.#state, place, series, pane),
      ...(site
        ? { selectedLevel: levelOfSlice(site, selectedLevel), outlineRole: 'index' as const }
        : {}),
    });
  }

  /** Moves every visible pane of the same space to the slice nearest to a place in the patient. */
  goToPlace(place: PatientPoint, space: ImageSeries): void {
    this.#set({ panes: panesAtPlace(this.#state, place, space) });
  }

  /** Sets how a pane draws its series. */
  setPane(
    pane: number,
    change: Partial<Pick<PaneState, 'window' | 'inverted' | 'isScannerOverlayHidden'>>,
  ): void {
    this.#setPane(pane, change);
  }

  /** Chooses how many panes are shown. */
  setLayout(layout: Layout): void {
    const count = PANE_COUNT[layout];
    this.#set({
      layout,
      maximisedPane: null,
      activePane: Math.min(this.#state.activePane, count - 1),
    });
  }

  /** The panes on the screen. */
  visiblePanes(): readonly number[] {
    const { layout, maximisedPane } = this.#state;
    if (maximisedPane !== null) return [maximisedPane];
    return Array.from({ length: PANE_COUNT[layout] }, (_, pane) => pane);
  }

  /**
   * Takes in more of the same study while it is still loading; as long as the reader has not chosen what to see, the
   * best series found so far is hung. `isComplete` says that no more will come: what is missing is then said.
   */
  growStudy(study: Study, isComplete: boolean): void {
    const hung = this.#hasChosen ? null : hungPanes(study, this.#state.canals);
    const isHung = hung?.panes.every((pane, i) => pane.seriesId === this.#state.panes[i]?.seriesId);
    // In one step: whoever looks at a larger study looks at it as it hangs.
    this.#set({ ...this.#withStudy(study), ...(isHung === false ? hung : {}) });
    if (!isComplete) return;
    for (const remark of hangStudy(study.series).remarks) this.notify('note', remark);
  }

  /** Where the canal lies on an axial series: until the reader has chosen a slice, sagittal panes show the one through it. */
  hangOnCanal(seriesId: SeriesId, canal: CanalInPatient): void {
    const canals = new Map(this.#state.canals).set(seriesId, canal);
    const { study, panes } = this.#state;
    const hung = panes.map((pane, index): PaneState => {
      const series = this.seriesOf(index);
      return series?.plane.nearest === 'sagittal'
        ? { ...pane, index: firstIndex(series, study.series, canals) }
        : pane;
    });
    this.#set({ canals, ...(this.#hasChosen ? {} : { panes: hung }) });
  }

  /** Puts a changed study in place, such as after a reader's correction; what is shown stays. */
  updateStudy(study: Study): void {
    this.#set(this.#withStudy(study));
  }

  #withStudy(study: Study): Pick<SessionState, 'study' | 'images' | 'panes'> {
    const panes = this.#state.panes.map((pane) => {
      const before = this.#state.study.series.find((series) => series.id === pane.seriesId);
      const after = study.series.find((series) => series.id === pane.seriesId);
      if (!before || !after) return pane;
      const shown = before.frames[pane.index];
      const index = shown
        ? after.frames.findIndex((frame) => imageKeyOf(frame) === imageKeyOf(shown))
        : pane.index;
      return { ...pane, index: Math.max(index, 0) };
    });
    return { study, images: createImageLookup(study.series), panes };
  }

  /** Records the reader's word on what a series shows. */
  correctWeighting(seriesId: SeriesId, weighting: Weighting): void {
    this.updateStudy(withReaderWeighting(this.#state.study, seriesId, weighting));
  }

  /** Selects a mark and, where it belongs to a level, that level, which is then brought to the panes. */
  selectMark(id: MarkId | null): void {
    const { reading, selectedLevel } = this.#state;
    const mark = [...reading.outlines, ...reading.measurements, ...reading.markers].find(
      (one) => one.id === id,
    );
    const isReference = mark && 'role' in mark && mark.role !== 'index';
    const label = reading.levels.find((one) => one.id === id);
    const level = isReference ? null : (mark?.level ?? label?.vertebra ?? null);
    if (level === null || level === selectedLevel) {
      this.#set({ selectedMark: id });
      return;
    }
    const { activePane, panes } = this.#state;
    const at = panesAtLevel(this.#state, level, mark?.image ?? null);
    // The pane that was pressed stays where it is.
    this.#set({
      selectedMark: id,
      selectedLevel: level,
      panes: panes.map((pane, i) => (i === activePane ? pane : (at[i] ?? pane))),
    });
  }

  #sayRefusal(): string {
    const reason = this.#refusal ?? '';
    this.notify('warning', reason);
    return reason;
  }

  #otherPane(pane: number): number {
    return this.visiblePanes().find((other) => other !== pane) ?? pane;
  }

  #centreOf(pane: number): PatientPoint | null {
    const frame = this.frameOf(pane);
    return frame?.plane ? toPatient(frame.plane, middleOf(frame)) : null;
  }

  get #revision(): Revision {
    const { reading, drafts } = this.#state;
    return { reading, drafts };
  }

  #record({ reading, drafts }: Revision): void {
    const before = this.#history.present;
    const left = draftsBeside(drafts, reading);
    if (reading === before.reading && left === before.drafts) return;
    const timed =
      reading === before.reading
        ? reading
        : withObservationTimes(before.reading, reading, this.#now());
    this.#travel(recordStep(this.#history, { reading: timed, drafts: left }));
  }

  #travel(history: History<Revision>): void {
    if (history === this.#history) return;
    const isChanged = history.present.reading !== this.#history.present.reading;
    this.#history = history;
    this.#set({
      ...history.present,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
    });
    // What is only proposed is nothing to be kept.
    if (!isChanged) return;
    for (const listener of this.#commitListeners) listener(history.present.reading);
  }

  #setPane(pane: number, change: Partial<PaneState>): void {
    this.#set({
      panes: this.#state.panes.map((one, index) => (index === pane ? { ...one, ...change } : one)),
    });
  }

  #set(change: Partial<SessionState>): void {
    const before = this.#state;
    const after = { ...before, ...change };
    this.#state = changesWhatIsShown(before, after)
      ? { ...after, ...settled(before, after) }
      : after;
    for (const listener of this.#listeners) listener(this.#state);
  }
}

/** Whether the level on the screen may be another one. */
const changesWhatIsShown = (before: SessionState, after: SessionState): boolean =>
  before.panes !== after.panes ||
  before.images !== after.images ||
  before.layout !== after.layout ||
  before.activePane !== after.activePane ||
  before.maximisedPane !== after.maximisedPane ||
  before.selectedLevel !== after.selectedLevel ||
  // A reference is drawn for the level chosen; when it ends, the level on the screen counts again.
  (before.outlineRole !== after.outlineRole && after.outlineRole === 'index') ||
  before.reading.levels !== after.reading.levels;

/** The panes as a study is hung, left to right and top to bottom. */
function hungPanes(
  study: Study,
  canals: Canals,
): {
  readonly panes: readonly PaneState[];
  readonly activePane: number;
} {
  const hanging = hangStudy(study.series);
  const paneOf = (series: ImageSeries | undefined): PaneState =>
    series
      ? { ...EMPTY_PANE, seriesId: series.id, index: firstIndex(series, study.series, canals) }
      : EMPTY_PANE;
  const ofId = (id: SeriesId | null): ImageSeries | undefined =>
    study.series.find((series) => series.id === id);
  const others = study.series.filter(
    (series) => series.id !== hanging.sagittal && series.id !== hanging.axial,
  );
  const left = ofId(hanging.sagittal) ?? others.shift();
  const right = ofId(hanging.axial) ?? others.shift();
  return {
    panes: [left, right, others[0], others[1]].map(paneOf),
    activePane: hanging.axial ? 1 : 0,
  };
}

const middleOf = (frame: ImageFrame): ImagePoint =>
  [frame.columns / 2, frame.rows / 2] as unknown as ImagePoint;
