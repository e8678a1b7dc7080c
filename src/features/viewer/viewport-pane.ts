import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
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
import { countsFromTheFoot, sliceNumber } from '../../editor/linking.ts';
import { siteOfPlace } from '../../editor/level-of-pointer.ts';
import { roomScene } from '../../editor/room-scene.ts';
import { edgeLetters } from '../../editor/orientation.ts';
import type {
  Pane,
  PaneFocus,
  PaneListener,
  PaneView,
  ViewportEngine,
} from '../../editor/ports.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import type { Tool } from '../../editor/tools/tool.ts';
import { imageKeyOf, type ImageFrame } from '../../domain/image-series.ts';
import { siteName } from '../../domain/names.ts';
import type { EsccGrade } from '../../domain/escc/escc.ts';
import { BusyChangeEvent } from './busy-event.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import { renderScaleBar } from './scale-bar.ts';

/**
 * One image pane: the engine's picture, the marks above it, and what is written at its edges. It reports the pointer to
 * the tool in use and follows the session.
 * @fires pane-maximise - the pane was double-clicked
 */
@customElement('thecal-viewport')
export class ThecalViewport extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        min-width: 0;
        min-height: 0;
        background: var(--tc-canvas);
        overflow: hidden;
        container-type: size;
        color: var(--tc-text);
        font-size: 12px;
      }
      @container (max-width: 330px) {
        .bottom-right {
          display: none;
        }
      }
      :host([active])::after {
        content: '';
        position: absolute;
        inset: 0;
        border: 1px solid var(--tc-accent);
        pointer-events: none;
      }
      #picture {
        position: absolute;
        inset: 0;
        touch-action: none;
      }
      .corner,
      .letter {
        position: absolute;
        pointer-events: none;
        text-shadow:
          0 0 3px #000,
          0 0 3px #000;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .top-left {
        top: 10px;
        left: 10px;
        pointer-events: auto;
        text-shadow: none;
        max-width: calc(50% - 30px);
      }
      .top-right {
        top: 14px;
        right: 14px;
        text-align: right;
      }
      .site {
        font-size: 14px;
        font-weight: 650;
      }
      .bottom-left {
        bottom: 8px;
        left: 12px;
      }
      .bottom-right {
        bottom: 8px;
        right: 14px;
        text-align: right;
      }
      .letter {
        font-weight: 550;
        color: var(--tc-text-2);
      }
      .letter.top {
        top: 12px;
        left: 50%;
      }
      .letter.bottom {
        bottom: 28px;
        left: 50%;
      }
      .letter.left {
        left: 10px;
        top: 50%;
      }
      .letter.right {
        right: 22px;
        top: 50%;
      }
      .warning {
        position: absolute;
        left: 10px;
        right: 10px;
        top: 50px;
        display: flex;
        gap: 6px;
        align-items: start;
        width: fit-content;
        max-width: calc(100% - 40px);
        padding: 4px 8px;
        border-radius: 6px;
        background: #0c0d0fd9;
        border: 1px solid var(--tc-edge);
        pointer-events: none;
      }
      .empty {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        text-align: center;
        color: var(--tc-text-2);
        font-size: 13px;
        pointer-events: none;
      }
      :host([presenting]) .letter {
        color: #edeff1;
        font-size: inherit;
      }
      :host([presenting]) .letter.right {
        right: 10px;
      }
      thecal-slice-rail {
        position: absolute;
        right: 2px;
        top: 22%;
        bottom: 22%;
      }
      .scale {
        position: absolute;
        bottom: 26px;
        left: 12px;
        pointer-events: none;
      }
    `,
  ];

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

  /** What is on the screen now; null until the first frame has been drawn. */
  @state() view: PaneView | null = null;
  @state() private loadedText = '';
  @state() private failure: string | null = null;
  @query('#picture') private picture!: HTMLElement;

  #pane: Pane | null = null;
  #shownSeries: string | null = null;
  #shownWindow: unknown = null;
  #shownInverted = false;
  #isBusy = false;

  /** Shows the whole image again. */
  fit(): void {
    this.#pane?.fit();
  }

  /** The engine's pane, for the tools that read pixels. */
  get pane(): Pane | null {
    return this.#pane;
  }

  protected override firstUpdated(): void {
    this.#pane = this.engine.createPane(this.picture, this.#listener());
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pane?.dispose();
    this.#pane = null;
    this.#shownSeries = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#pane) {
      this.#pane = this.engine.createPane(this.picture, this.#listener());
      this.#follow();
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('sessionState') || changed.has('summary') || changed.has('view'))
      this.#follow();
    if (changed.has('focusOn')) this.#pane?.focus(this.focusOn);
    this.#reportBusy();
  }

  /** Says whether the wanted picture is still on its way. */
  #reportBusy(): void {
    const wanted = this.sessionState.panes[this.index];
    const isThere =
      this.failure !== null ||
      wanted?.seriesId === null ||
      (this.view?.series.id === wanted?.seriesId && this.view?.index === wanted?.index);
    if (isThere === !this.#isBusy) return;
    this.#isBusy = !isThere;
    this.dispatchEvent(new BusyChangeEvent(this, this.#isBusy));
  }

  /** Brings the engine's pane to what the session says. */
  #follow(): void {
    const pane = this.#pane;
    const wanted = this.sessionState.panes[this.index];
    if (!pane || !wanted) return;
    const series = this.session.seriesOf(this.index);
    if (!series) {
      if (this.#shownSeries !== null) pane.clear();
      this.#shownSeries = null;
      this.view = null;
      return;
    }
    const identity = `${series.id}/${series.frames.length}`;
    if (identity !== this.#shownSeries) {
      this.#shownSeries = identity;
      this.#shownWindow = null;
      this.#shownInverted = false;
      this.failure = null;
      this.loadedText = '';
      pane.show(series, wanted.index);
    } else {
      pane.goTo(wanted.index);
    }
    if (wanted.window !== this.#shownWindow && this.view) {
      this.#shownWindow = wanted.window;
      pane.setWindow(wanted.window);
    }
    if (wanted.inverted !== this.#shownInverted && this.view) {
      this.#shownInverted = wanted.inverted;
      pane.setInverted(wanted.inverted);
    }
    pane.setCursor(this.#tool().cursor);
    // For a room, words are 24 px high where the pane is 424: see the board's styles.
    if (this.presenting) pane.draw(roomScene(this.#scene()), (2 * this.clientHeight) / 424);
    else pane.draw(this.#scene());
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
    return buildScene(this.sessionState, {
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
      },
      failed: (message) => {
        this.failure = message;
      },
      loaded: (count, total) => {
        this.loadedText = count < total ? `${count} of ${total} images` : '';
      },
      pointerDown: (pointer) => {
        this.session.view({ activePane: this.index });
        this.#tool().pointerDown(at(pointer));
      },
      pointerMove: (pointer, isDown) => {
        this.#tool().pointerMove(at(pointer), isDown);
      },
      pointerUp: (pointer) => {
        this.#tool().pointerUp(at(pointer));
      },
      doubleClick: (pointer) => {
        this.#tool().doubleClick(at(pointer));
        if (this.sessionState.tool === 'pointer') {
          this.dispatchEvent(new CustomEvent('pane-maximise', { bubbles: true, composed: true }));
        }
      },
      scrolled: (steps) => {
        this.session.view({ activePane: this.index });
        this.session.scroll(this.index, steps);
      },
    };
  }

  protected override render(): unknown {
    if (this.presenting) {
      const letters = this.view ? edgeLetters(this.view) : null;
      return html`<div id="picture"></div>
        ${this.view ? nothing : html`<div class="empty">${this.failure ?? 'Loading images…'}</div>`}
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

  #renderCaptions(): unknown {
    const { view } = this;
    if (!view) {
      const words = this.session.seriesOf(this.index)
        ? 'Loading images…'
        : 'No series here. Choose one or drag it in.';
      return html`<div class="empty">${this.failure ?? words}</div>`;
    }
    const letters = edgeLetters(view);
    const site = siteOfPlace(this.sessionState, view, null);
    const { series, frame } = view;
    const isKeyImage = this.sessionState.reading.keyImages.some(
      ({ image }) => imageKeyOf(image) === imageKeyOf(frame),
    );
    const details = [
      `${sliceNumber(series, view.index)} / ${series.frames.length}`,
      frame.sliceThicknessMm === null ? '' : `${trimmed(frame.sliceThicknessMm)} mm`,
      series.acquiredPixelMm === null ? '' : `pixel ${series.acquiredPixelMm.toFixed(2)} mm`,
      this.loadedText,
    ].filter((text) => text !== '');
    const warning =
      this.failure ??
      view.notes[0] ??
      series.measuringRefused ??
      series.warnings.find((one) => one.kind !== 'split' && one.kind !== 'oblique')?.message ??
      null;
    return html`
      ${
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
      <div class="corner bottom-left" data-position>${details.join(' · ')}</div>
      <div class="corner bottom-right">
        ${view.window ? `W ${Math.round(view.window.width)} · L ${Math.round(view.window.center)}` : nothing}
      </div>
      ${frame.plane ? html`<div class="scale">${renderScaleBar(view, this.clientWidth)}</div>` : nothing}
      ${
        warning === null
          ? nothing
          : html`<div class="warning" role="status">
              <thecal-icon name="warning"></thecal-icon><span>${warning}</span>
            </div>`
      }
      <thecal-slice-rail
        .count=${series.frames.length}
        .current=${view.index}
        .reversed=${countsFromTheFoot(series)}
        .marked=${this.#markedFrames()}
        .graded=${this.#gradedFrames()}
        @slice-choose=${(event: Event & { readonly index: number }) => {
          this.session.goTo(this.index, event.index);
        }}
      ></thecal-slice-rail>
    `;
  }

  #markedFrames(): ReadonlySet<number> {
    const frames = this.view?.series.frames ?? [];
    const marked = new Set(
      this.sessionState.reading.outlines.map(({ image }) => imageKeyOf(image)),
    );
    return new Set(frames.flatMap((frame, i) => (marked.has(imageKeyOf(frame)) ? [i] : [])));
  }

  #gradedFrames(): ReadonlyMap<number, EsccGrade> {
    const graded = new Map<number, EsccGrade>();
    const frames = this.view?.series.frames ?? [];
    for (const assessment of Object.values(this.sessionState.reading.assessments)) {
      const image = assessment.escc?.image;
      if (!assessment.escc || !image) continue;
      const index = frames.findIndex((frame) => imageKeyOf(frame) === imageKeyOf(image));
      if (index >= 0) graded.set(index, assessment.escc.grade);
    }
    return graded;
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

const trimmed = (value: number): string => String(Math.round(value * 10) / 10);

declare global {
  interface HTMLElementTagNameMap {
    'thecal-viewport': ThecalViewport;
  }
}
