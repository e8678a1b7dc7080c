import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../components/series-picker/series-picker.ts';
import { seriesIdOfDrop } from '../../components/series-picker/series-drag.ts';
import type {
  SeriesChooseEvent,
  WeightingCorrectEvent,
} from '../../components/series-picker/series-events.ts';
import '../../components/slice-rail/slice-rail.ts';
import '../../components/icon/icon.ts';
import { baseStyles } from '../../components/theme/shared-styles.ts';
import { buildScene } from '../../editor/build-scene.ts';
import { hungFocus } from '../../editor/hanging.ts';
import { gradedPlace } from '../../editor/graded-place.ts';
import { countsFromTheFoot } from '../../editor/linking.ts';
import { siteOfPlace } from '../../editor/level-of-pointer.ts';
import { roomScene } from '../../editor/room-scene.ts';
import { edgeLetters } from '../../editor/orientation.ts';
import type {
  GreyWindow,
  Pane,
  PaneFailure,
  PaneFocus,
  PaneListener,
  PaneView,
  ViewportEngine,
} from '../../editor/ports.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import type { Tool } from '../../editor/tools/tool.ts';
import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../domain/image-series.ts';
import { siteName } from '../../domain/names.ts';
import { BusyChangeEvent } from './busy-event.ts';
import { markedFrames, notedFrames } from './frame-marks.ts';
import { PaneMenuEvent } from './pane-menu-event.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import { gradedFrames } from './graded-frames.ts';
import { renderScaleBar } from './scale-bar.ts';
import { renderSlicePlace } from './slice-place.ts';
import { renderWindowControl } from './window-control.ts';
import { viewportPaneStyles } from './viewport-pane.styles.ts';

/**
 * One image pane: the engine's picture, the marks above it, and what is written at its edges. It reports the pointer to
 * the tool in use and follows the session.
 * @fires pane-maximise - the pane was double-clicked
 * @fires pane-menu - what can be done at a place is asked for
 */
@customElement('thecal-viewport')
export class ThecalViewport extends LitElement {
  static override readonly styles = [baseStyles, viewportPaneStyles];

  @property({ attribute: false }) session!: EditorSession;
  @property({ attribute: false }) engine!: ViewportEngine;
  @property({ attribute: false }) toolbox!: Readonly<Record<ToolName, Tool>>;
  @property({ attribute: false }) sessionState!: SessionState;
  @property({ attribute: false }) summary!: ReadingSummary;
  /** Which pane of the session this is. */
  @property({ type: Number }) index = 0;
  @property({ type: Boolean, reflect: true }) active = false;
  /** Shown to a room: the picture and its marks, without the reader's controls. */
  @property({ type: Boolean, reflect: true }) presenting = false;
  /** The part of the image that fills the pane until the reader moves it; null for the whole. */
  @property({ attribute: false }) focusOn: PaneFocus | null = null;

  /** What the pane was hung on. */
  #hung: PaneFocus | null = null;
  /** Whether the reader has pressed in the series shown: from then on nothing moves it but the reader. */
  #isTouched = false;
  /** What is on the screen now; null until the first frame has been drawn. */
  @state() view: PaneView | null = null;
  @state() private loadedText = '';
  /** The last image that could not be shown. */
  @state() private failure: PaneFailure | null = null;
  @query('#picture') private picture!: HTMLElement;

  #pane: Pane | null = null;
  #shownSeries: ImageSeries | null = null;
  #shownWindow: unknown = null;
  #shownInverted = false;
  #isBusy = false;
  #isPaintDue = false;
  #stopPreview: () => void = () => undefined;

  /** Shows the whole image again. */
  fit(): void {
    this.#pane?.fit();
  }

  /** Uses a window, also where the picture is at another one that was set by hand; null is the file's own. */
  setWindow(window: GreyWindow | null): void {
    this.#shownWindow = window;
    this.#pane?.setWindow(window);
    this.session.setPane(this.index, { window });
  }

  /** The engine's pane, for the tools that read pixels. */
  get pane(): Pane | null {
    return this.#pane;
  }

  protected override firstUpdated(): void {
    this.#createPane();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPreview();
    this.#pane?.dispose();
    this.#pane = null;
    this.#shownSeries = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#pane) this.#createPane();
  }

  #createPane(): void {
    this.#pane = this.engine.createPane(this.picture, this.#listener());
    this.#stopPreview = this.session.onPreview(() => {
      this.#paintSoon();
    });
    this.#follow();
    this.#paint();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sessionState')) this.#follow();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('sessionState') || changed.has('summary') || changed.has('view')) this.#paint();
    if (changed.has('focusOn')) this.#pane?.focus(this.focusOn);
    this.#reportBusy();
  }

  /** Says whether the wanted picture is still on its way. */
  #reportBusy(): void {
    const wanted = this.sessionState.panes[this.index];
    const isThere =
      this.#shownFailure() !== null ||
      wanted?.seriesId === null ||
      (this.view?.series.id === wanted?.seriesId && this.view?.index === wanted?.index);
    if (isThere === !this.#isBusy) return;
    this.#isBusy = !isThere;
    this.dispatchEvent(new BusyChangeEvent(this, this.#isBusy));
  }

  /** Why the wanted image is not shown; null where it is, or is still on its way. */
  #shownFailure(): PaneFailure | null {
    return this.failure?.index === this.sessionState.panes[this.index]?.index ? this.failure : null;
  }

  /** Brings the engine's pane to what the session says. */
  #follow(): void {
    const pane = this.#pane;
    const wanted = this.sessionState.panes[this.index];
    if (!pane || !wanted) return;
    const series = this.session.seriesOf(this.index);
    if (!this.presenting) this.#hang(pane, series);
    if (!series) {
      if (this.#shownSeries !== null) pane.clear();
      this.#shownSeries = null;
      return;
    }
    if (series.id !== this.#shownSeries?.id) {
      this.#shownWindow = null;
      this.#shownInverted = false;
      this.#isTouched = false;
      this.failure = null;
      this.loadedText = '';
    }
    // A series that has grown, or of which more is known by now, is another value of the same name.
    const isShown = series === this.#shownSeries;
    this.#shownSeries = series;
    if (isShown) pane.goTo(wanted.index);
    else pane.show(series, wanted.index);
    if (wanted.window !== this.#shownWindow) {
      this.#shownWindow = wanted.window;
      pane.setWindow(wanted.window);
    }
    if (wanted.inverted !== this.#shownInverted) {
      this.#shownInverted = wanted.inverted;
      pane.setInverted(wanted.inverted);
    }
    pane.setCursor(this.#tool().cursor);
  }

  /** Until the reader works in the picture it shows the spine: known as soon as the canal was found. */
  #hang(pane: Pane, series: ImageSeries | null): void {
    if (this.#isTouched && series?.id === this.#shownSeries?.id) return;
    const { study, canals } = this.sessionState;
    const focus = series && hungFocus(series, study.series, canals);
    if (JSON.stringify(focus) === JSON.stringify(this.#hung)) return;
    this.#hung = focus;
    pane.hang(focus);
  }

  /** Draws the marks with the next display frame, however many movements of the pointer it holds. */
  #paintSoon(): void {
    if (this.#isPaintDue) return;
    this.#isPaintDue = true;
    requestAnimationFrame(() => {
      this.#isPaintDue = false;
      this.#paint();
    });
  }

  /** Draws the marks. */
  #paint(): void {
    // For a room, words are 24 px high where the pane is 424: see the board's styles.
    if (this.presenting) this.#pane?.draw(roomScene(this.#scene()), (2 * this.clientHeight) / 424);
    else this.#pane?.draw(this.#scene());
  }

  #tool(): Tool {
    return this.toolbox[this.sessionState.tool];
  }

  #scene(): ReturnType<typeof buildScene> {
    const { view } = this;
    if (!view) return [];
    const { frame, series } = view;
    const level = this.#levelOf(frame);
    const assessment = this.sessionState.areMeasuresShown ? this.summary.slice(level, frame) : null;
    const others = this.session
      .visiblePanes()
      .filter((pane) => pane !== this.index)
      .flatMap((pane) => {
        const other = this.session.seriesOf(pane);
        const shown = this.session.frameOf(pane);
        const at = this.sessionState.panes[pane]?.index ?? 0;
        return other && shown ? [{ series: other, frame: shown, index: at }] : [];
      });
    return buildScene(this.session.previewState, {
      isScannerOverlayHidden: this.sessionState.panes[this.index]?.isScannerOverlayHidden === true,
      pane: { series, frame, others },
      assessment,
      projected: this.summary.projected(frame),
      deciding: assessment?.result.measures.find((measure) => measure.decided)?.name ?? null,
      preview: this.#tool().preview(imageKeyOf(frame)),
    });
  }

  /** The level whose outlines lie on a frame: the chosen one where it has any there. */
  #levelOf(frame: ImageFrame): SessionState['selectedLevel'] {
    const here = this.sessionState.reading.outlines.filter(
      (outline) => imageKeyOf(outline.image) === imageKeyOf(frame) && outline.role === 'index',
    );
    const { selectedLevel } = this.sessionState;
    if (here.some((outline) => outline.level === selectedLevel)) return selectedLevel;
    return here[0]?.level ?? this.summary.projected(frame)[0]?.outline.level ?? null;
  }

  #listener(): PaneListener {
    const at = (pointer: Parameters<PaneListener['pointerDown']>[0]) => ({
      ...pointer,
      pane: this.index,
    });
    return {
      viewChanged: (view) => {
        this.view = view;
        if (view) this.failure = null;
      },
      failed: (failure) => {
        this.failure = failure;
      },
      takesTouch: () => this.sessionState.tool !== 'pointer',
      loaded: (count, total) => {
        this.loadedText = count < total ? `${count} of ${total} images` : '';
      },
      pointerDown: (pointer) => {
        this.#isTouched = true;
        this.session.view({ activePane: this.index });
        this.#tool().pointerDown(at(pointer));
      },
      pointerMove: (pointer, isDown) => {
        this.#tool().pointerMove(at(pointer), isDown);
      },
      pointerUp: (pointer) => {
        this.#tool().pointerUp(at(pointer));
      },
      pointerCancelled: () => {
        this.#tool().cancel();
      },
      doubleClick: (pointer) => {
        this.#tool().doubleClick(at(pointer));
        if (this.sessionState.tool === 'pointer') {
          this.dispatchEvent(new CustomEvent('pane-maximise', { bubbles: true, composed: true }));
        }
      },
      menu: (pointer) => {
        this.dispatchEvent(new PaneMenuEvent(at(pointer)));
      },
      scrolled: (steps) => {
        this.session.view({ activePane: this.index });
        this.session.scroll(this.index, steps);
      },
      windowed: (window) => {
        this.#shownWindow = window;
        this.session.setPane(this.index, { window });
      },
    };
  }

  protected override render(): unknown {
    if (this.presenting) {
      const letters = this.view ? edgeLetters(this.view) : null;
      return html`<div id="picture"></div>
        ${this.view ? nothing : this.#renderEmpty()}
        <span class="letter left">${letters?.left}</span>
        <span class="letter right">${letters?.right}</span>`;
    }
    return html`<div id="picture"></div>
      ${this.#renderCaptions()}
      <div class="corner top-left">
        <thecal-series-picker
          .series=${this.sessionState.study.series}
          .current=${this.sessionState.panes[this.index]?.seriesId ?? null}
          .pane=${`Image ${this.index + 1}`}
          @series-choose=${(event: SeriesChooseEvent) => {
            this.session.showSeries(this.index, event.seriesId);
          }}
          @weighting-correct=${(event: WeightingCorrectEvent) => {
            this.session.correctWeighting(event.seriesId, event.weighting);
          }}
        ></thecal-series-picker>
      </div>`;
  }

  #renderEmpty(): unknown {
    const failure = this.#shownFailure();
    if (failure) {
      return html`<div class="empty" role="alert">
        <span>${failure.message}</span>
        <button
          class="tool"
          @click=${() => {
            this.failure = null;
            this.#pane?.retry();
          }}
        >
          Try again
        </button>
      </div>`;
    }
    const words = this.session.seriesOf(this.index)
      ? 'Loading images…'
      : 'No series here. Choose one or drag it in.';
    return html`<div class="empty">${words}</div>`;
  }

  #renderCaptions(): unknown {
    const { view } = this;
    const series = this.session.seriesOf(this.index);
    if (!series) return this.#renderEmpty();
    const index = view?.index ?? this.sessionState.panes[this.index]?.index ?? 0;
    const { reading, sliceNotes } = this.sessionState;
    return html`${view ? this.#renderViewCaptions(view) : this.#renderEmpty()}
      <div class="corner bottom-left">
        ${view?.frame.plane ? renderScaleBar(view) : nothing}
        <div data-position>${renderSlicePlace(series, index, this.loadedText)}</div>
      </div>
      ${this.#renderWarnings(series, view?.notes ?? [])}
      <thecal-slice-rail
        .count=${series.frames.length}
        .current=${index}
        .reversed=${countsFromTheFoot(series)}
        .marked=${markedFrames(series, reading)}
        .notes=${notedFrames(series, sliceNotes)}
        .graded=${gradedFrames(series, reading)}
        @slice-choose=${(event: Event & { readonly index: number }) => {
          this.session.goTo(this.index, event.index);
        }}
      ></thecal-slice-rail>`;
  }

  /** What must be known before the images are trusted, each reason once. */
  #renderWarnings(
    { plane, measuringRefused, warnings }: ImageSeries,
    notes: readonly string[],
  ): unknown {
    const { selectedLevel } = this.sessionState;
    const isElsewhere =
      plane.nearest === 'axial' &&
      selectedLevel !== null &&
      gradedPlace(this.sessionState).seenOn === 'sagittal';
    const sentences = new Set([
      ...(isElsewhere ? [`${selectedLevel} is not imaged here.`] : []),
      ...notes,
      ...(measuringRefused === null ? [] : [measuringRefused]),
      ...warnings
        .filter(({ kind }) => kind !== 'split' && kind !== 'oblique')
        .map(({ message }) => message),
    ]);
    if (sentences.size === 0) return nothing;
    return html`<div class="warning" role="status">
      <thecal-icon name="warning"></thecal-icon>
      <div>${[...sentences].map((sentence) => html`<div>${sentence}</div>`)}</div>
    </div>`;
  }

  #renderViewCaptions(view: PaneView): unknown {
    const letters = edgeLetters(view);
    const site = siteOfPlace(this.sessionState, view, null);
    const { frame } = view;
    const isKeyImage = this.sessionState.reading.keyImages.some(
      ({ image }) => imageKeyOf(image) === imageKeyOf(frame),
    );
    return html`${
        letters
          ? html`<span class="letter top">${letters.top}</span
              ><span class="letter bottom">${letters.bottom}</span>
              <span class="letter left">${letters.left}</span
              ><span class="letter right">${letters.right}</span>`
          : nothing
      }
      <div class="corner top-right">
        ${site ? html`<div class="site" data-site>${siteName(site)}</div>` : nothing}
        ${isKeyImage ? html`<div data-key-image>Key image</div>` : nothing}
      </div>
      ${renderWindowControl(this, view)}`;
  }

  constructor() {
    super();
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
    });
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      const seriesId = event.dataTransfer && seriesIdOfDrop(event.dataTransfer);
      if (seriesId) this.session.showSeries(this.index, seriesId);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-viewport': ThecalViewport;
  }
}
