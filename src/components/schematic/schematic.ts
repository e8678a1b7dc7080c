import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Compartment } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';
import '../key-cap/key-cap.ts';
import { CompartmentHoverEvent, CompartmentMarkEvent } from './compartment-events.ts';
import {
  STATE_WORDS,
  hasRibs,
  nextFinding,
  stateOf,
  type CompartmentFindings,
  type CompartmentState,
} from './compartment-state.ts';
import { compartmentTitle, mirrorCompartment } from './compartment-words.ts';
import {
  BODY_PATH,
  CANAL,
  SCHEMATIC_SIZE,
  SECTOR_SHAPES,
  nearestSector,
  type Direction,
  type SectorShape,
} from './schematic-shapes.ts';
import { schematicStyles } from './schematic.styles.ts';
import { statePatterns, stateSwatch } from './state-patterns.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const LEGEND: readonly CompartmentState[] = [
  'present',
  'proposed',
  'absent',
  'undetermined',
  'not-looked-at',
];

const LEGEND_WORDS: Readonly<Record<CompartmentState, string>> = {
  ...STATE_WORDS,
  proposed: 'proposed',
};

/**
 * A vertebra and its canal seen from below, so that the patient's right is on the left as on axial images. A press
 * takes a compartment through present, absent, undetermined and not looked at; with Shift both sides. One tab stop:
 * arrows go to the nearest compartment, Space marks, Shift Space marks both sides.
 * @fires compartment-mark - a compartment was marked
 * @fires compartment-hover - the pointer or the focus moved to a compartment, or away
 */
@customElement('thecal-schematic')
export class ThecalSchematic extends LitElement {
  static override readonly styles = schematicStyles;

  /** The level drawn; ribs are drawn at thoracic ones. */
  @property({ attribute: false }) level: Vertebra | null = null;
  /** What the reader found. */
  @property({ attribute: false }) findings: CompartmentFindings = {};
  /** What outlines propose to be present. */
  @property({ attribute: false }) proposed: ReadonlySet<Compartment> = new Set();

  /** The sector that Tab comes to. */
  @state() private stop: Compartment = 'body-posterior-middle';
  /** The sector with visible focus. */
  @state() private ringed: Compartment | null = null;
  @state() private pointed: Compartment | null = null;
  /** The last change in words, for screen readers. */
  @state() private said = '';

  private get sectors(): readonly SectorShape[] {
    return hasRibs(this.level)
      ? SECTOR_SHAPES
      : SECTOR_SHAPES.filter(({ compartment }) => !compartment.startsWith('costovertebral'));
  }

  protected override render(): unknown {
    const { sectors } = this;
    const stop = sectors.some(({ compartment }) => compartment === this.stop)
      ? this.stop
      : 'body-posterior-middle';
    const { width, height } = SCHEMATIC_SIZE;
    // Not on the svg: Chromium gives an svg that listens for focus a tab stop of its own.
    return html`
      <div
        class="drawing"
        @click=${this.onClick}
        @keydown=${this.onKeyDown}
        @pointerover=${this.onPointer}
        @pointerleave=${this.onLeave}
        @focusin=${this.onFocusIn}
        @focusout=${this.onFocusOut}
      >
        <svg
          viewBox="0 0 ${width} ${height}"
          role="group"
          aria-label="Compartments of ${this.level ?? 'the level'}, seen from below: right is on the left"
        >
          ${statePatterns()}
          <clipPath id="body"><path d=${BODY_PATH} /></clipPath>
          ${sectors.map((sector) => this.renderSector(sector, sector.compartment === stop))}
          ${this.renderLandmarks()} ${this.renderRing(sectors)}
        </svg>
        ${this.renderTip(sectors)}
      </div>
      <ul class="legend">
        ${LEGEND.map((each) => html`<li>${stateSwatch(each)}${LEGEND_WORDS[each]}</li>`)}
      </ul>
      <div class="visually-hidden" role="status">${this.said}</div>
    `;
  }

  private renderSector({ compartment, path, inBody, tissue }: SectorShape, stop: boolean): unknown {
    const shown = stateOf(compartment, this.findings, this.proposed);
    const shape = svg`<path
      class="sector ${tissue} state-${shown} ${this.pointed === compartment ? 'pointed' : ''}"
      d=${path}
      fill-rule="evenodd"
      role="button"
      tabindex=${stop ? 0 : -1}
      aria-label="${compartmentTitle(compartment)}: ${STATE_WORDS[shown]}"
      data-compartment=${compartment}
    />`;
    return inBody ? svg`<g clip-path="url(#body)">${shape}</g>` : shape;
  }

  /** What is not pressed: the body's edge, sac and cord in their own strokes, sides and names. */
  private renderLandmarks(): unknown {
    return svg`<g class="landmarks" aria-hidden="true">
      <path class="body-edge" d=${BODY_PATH} />
      <circle class="sac" cx=${CANAL.x} cy=${CANAL.y} r=${CANAL.sac} />
      <ellipse class="cord" cx=${CANAL.x} cy=${CANAL.y} rx=${CANAL.cordX} ry=${CANAL.cordY} />
      <text x="220" y="64">Body</text>
      ${hasRibs(this.level) ? svg`<text x="66" y="222">Rib</text><text x="374" y="222">Rib</text>` : nothing}
      <text class="side" x="18" y="24">R</text>
      <text class="side" x="422" y="24">L</text>
    </g>`;
  }

  private renderRing(sectors: readonly SectorShape[]): unknown {
    const sector = sectors.find(({ compartment }) => compartment === this.ringed);
    if (sector === undefined) return nothing;
    const ring = svg`<path class="ring" d=${sector.path} fill-rule="evenodd" />`;
    return sector.inBody ? svg`<g clip-path="url(#body)">${ring}</g>` : ring;
  }

  private renderTip(sectors: readonly SectorShape[]): unknown {
    const sector = sectors.find(({ compartment }) => compartment === (this.pointed ?? this.ringed));
    if (sector === undefined) return nothing;
    const sided = mirrorCompartment(sector.compartment) !== sector.compartment;
    // In the free corner on its own side: it covers no other compartment.
    const corner = sector.centre[0] < SCHEMATIC_SIZE.width / 2 ? 'left:0' : 'right:0';
    const shown = stateOf(sector.compartment, this.findings, this.proposed);
    const next = nextFinding(shown);
    return html`<div class="tip" style=${corner} aria-hidden="true">
      <strong>${compartmentTitle(sector.compartment)}</strong>
      <span>${STATE_WORDS[shown]}</span>
      <span class="how"
        >Click or <thecal-key-cap>Space</thecal-key-cap>:
        ${STATE_WORDS[next ?? 'not-looked-at']}${
          sided ? html`, with <thecal-key-cap>Shift</thecal-key-cap> both sides` : nothing
        }</span
      >
    </div>`;
  }

  private compartmentOf(event: Event): Compartment | null {
    const { target } = event;
    const name = target instanceof Element ? target.getAttribute('data-compartment') : null;
    return this.sectors.find(({ compartment }) => compartment === name)?.compartment ?? null;
  }

  private mark(compartment: Compartment, bothSides: boolean): void {
    const finding = nextFinding(stateOf(compartment, this.findings, this.proposed));
    this.said = `${compartmentTitle(compartment)}: ${STATE_WORDS[finding ?? 'not-looked-at']}`;
    this.dispatchEvent(
      new CompartmentMarkEvent(
        compartment,
        finding,
        bothSides && mirrorCompartment(compartment) !== compartment,
      ),
    );
  }

  private readonly onClick = (event: MouseEvent): void => {
    const compartment = this.compartmentOf(event);
    if (compartment === null) return;
    this.stop = compartment;
    this.mark(compartment, event.shiftKey);
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const compartment = this.compartmentOf(event);
    if (compartment === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined) this.moveFocus(compartment, direction);
    else if (event.key === ' ') this.mark(compartment, event.shiftKey);
    else return;
    // The same keys scroll slices elsewhere.
    event.preventDefault();
    event.stopPropagation();
  };

  private moveFocus(from: Compartment, direction: Direction): void {
    const { sectors } = this;
    const start = sectors.find(({ compartment }) => compartment === from);
    const next = start === undefined ? null : nearestSector(start, direction, sectors);
    if (next === null) return;
    this.stop = next.compartment;
    this.renderRoot.querySelector<SVGElement>(`[data-compartment='${next.compartment}']`)?.focus();
  }

  private readonly onFocusIn = (event: FocusEvent): void => {
    const compartment = this.compartmentOf(event);
    if (compartment === null) return;
    this.stop = compartment;
    this.ringed =
      event.target instanceof Element && event.target.matches(':focus-visible')
        ? compartment
        : null;
    this.dispatchEvent(new CompartmentHoverEvent(compartment));
  };

  private readonly onFocusOut = (): void => {
    this.ringed = null;
    this.dispatchEvent(new CompartmentHoverEvent(null));
  };

  private readonly onPointer = (event: PointerEvent): void => {
    const compartment = this.compartmentOf(event);
    if (compartment === this.pointed) return;
    this.pointed = compartment;
    this.dispatchEvent(new CompartmentHoverEvent(compartment));
  };

  private readonly onLeave = (): void => {
    if (this.pointed === null) return;
    this.pointed = null;
    this.dispatchEvent(new CompartmentHoverEvent(null));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-schematic': ThecalSchematic;
  }
}
