import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { imageKeyOf, type ImageKey } from '../../domain/image-series.ts';
import type { SpineProfile, SpineStation } from '../../domain/escc/spine-profile.ts';
import { STRUCTURE_STYLES } from '../../editor/structure-styles.ts';
import { SliceShowEvent } from '../escc-card/fold-events.ts';
import { baseStyles } from '../theme/shared-styles.ts';
import {
  layOutPlot,
  PLOT,
  stationText,
  type AreaCurve,
  type PlotPoint,
} from './spine-plot-model.ts';

const CURVES: readonly { readonly curve: AreaCurve; readonly name: string }[] = [
  { curve: 'sac', name: 'Sac' },
  { curve: 'cord', name: 'Cord' },
  { curve: 'csf', name: 'CSF' },
];

/**
 * Sac, cord and CSF area and the distance from tumour to cord, slice by slice from head to foot. One tab stop; left and
 * right move, Enter goes to the slice. What a slice says is written below, and is each option's name.
 * @fires slice-show - go to a slice
 */
@customElement('thecal-spine-plot')
export class ThecalSpinePlot extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      svg {
        display: block;
        width: 100%;
        height: auto;
        overflow: visible;
      }
      text {
        fill: var(--tc-text-2);
        font: 400 11px/1 var(--tc-font);
      }
      .axis {
        stroke: var(--tc-hairline-2);
        stroke-width: 1;
      }
      .mark {
        stroke: var(--tc-text-3);
        stroke-width: 1;
        stroke-dasharray: 2 3;
      }
      .station {
        cursor: pointer;
      }
      .station rect {
        fill: transparent;
      }
      .station:hover rect,
      .station:focus-visible rect {
        fill: var(--tc-surface-4);
        fill-opacity: 0.6;
      }
      .station:focus-visible {
        outline: none;
      }
      .station:focus-visible rect {
        stroke: var(--tc-accent);
        stroke-width: 2;
      }
      .here {
        stroke: var(--tc-accent);
        stroke-width: 1.2;
      }
      .gap {
        fill: var(--tc-text);
      }
      .legend {
        display: flex;
        gap: 12px;
        margin-bottom: 4px;
        font-size: 12px;
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }
      .legend svg {
        width: 20px;
      }
      .said {
        min-height: 34px;
        margin-top: 2px;
        color: var(--tc-text-2);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) profile: SpineProfile = { stations: [], levels: [] };
  /** The axial slice on the screen. */
  @property({ attribute: false }) current: ImageKey | null = null;
  @state() private pointed: ImageKey | null = null;

  protected override render(): unknown {
    const plot = layOutPlot(this.profile);
    if (plot === null) {
      return html`<p class="quiet">
        Outline sac, cord or tumour on two slices or more: their course along the spine follows.
      </p>`;
    }
    const keyOf = ({ image }: SpineStation): ImageKey => imageKeyOf(image);
    const keys = plot.stations.map(({ station }) => keyOf(station));
    const stop =
      [this.pointed, this.current].find((key) => key !== null && keys.includes(key)) ?? keys[0];
    const said = plot.stations.find(({ station }) => keyOf(station) === stop);
    return html`<div class="legend" aria-hidden="true">
        ${CURVES.map(({ curve, name }) => html`<span>${swatch(curve)}${name}</span>`)}
        <span
          ><svg viewBox="0 0 20 8"><circle class="gap" cx="10" cy="4" r="3"></circle></svg>Tumour to
          cord</span
        >
      </div>
      <svg
        viewBox="0 0 ${PLOT.width} ${PLOT.height}"
        role="listbox"
        aria-label="Outlined slices from head to foot"
        @keydown=${this.onKeyDown}
      >
        ${axes(plot.largestAreaMm2, plot.largestGapMm)}
        ${plot.gapMarks.map(
          ({ mm, y }) =>
            svg`<line class="mark" x1=${PLOT.left} x2=${PLOT.width - PLOT.right} y1=${y} y2=${y}></line>
              <text x=${PLOT.left - 5} y=${y + 4} text-anchor="end">${mm}</text>`,
        )}
        ${plot.levels.map(
          ({ name, x }) =>
            svg`<line class="axis" x1=${x} x2=${x} y1=${PLOT.gaps.bottom} y2=${PLOT.gaps.bottom + 4}></line>
              <text x=${x} y=${PLOT.names} text-anchor="middle">${name}</text>`,
        )}
        ${plot.stations.map(({ station, x, from, to }) => {
          const key = keyOf(station);
          const isHere = key === this.current;
          return svg`<g
            class="station"
            role="option"
            tabindex=${key === stop ? 0 : -1}
            aria-selected=${isHere ? 'true' : 'false'}
            aria-label=${stationText(station)}
            data-image=${key}
            @click=${() => this.dispatchEvent(new SliceShowEvent(station.image))}
            @focus=${() => this.point(key)}
            @mouseenter=${() => this.point(key)}
            @mouseleave=${() => this.point(null)}
          >
            <rect x=${from} y=${PLOT.areas.top} width=${Math.max(to - from, 1)} height=${PLOT.gaps.bottom - PLOT.areas.top}></rect>
            ${isHere ? svg`<line class="here" x1=${x} x2=${x} y1=${PLOT.areas.top} y2=${PLOT.gaps.bottom}></line>` : nothing}
          </g>`;
        })}
        <g pointer-events="none">
          ${CURVES.map(({ curve }) => plot.curves[curve].map((run) => line(run, curve)))}
          ${plot.gaps.map(({ x, y }) => svg`<circle class="gap" cx=${x} cy=${y} r="3"></circle>`)}
        </g>
      </svg>
      <p class="said" aria-hidden="true">${said ? stationText(said.station) : ''}</p>`;
  }

  private point(key: ImageKey | null): void {
    this.pointed = key;
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target.closest('.station') : null;
    if (target === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = [...this.renderRoot.querySelectorAll<SVGGElement>('.station')];
    const index = all.indexOf(target as SVGGElement);
    const next = new Map([
      ['ArrowRight', index + 1],
      ['ArrowDown', index + 1],
      ['ArrowLeft', index - 1],
      ['ArrowUp', index - 1],
      ['Home', 0],
      ['End', all.length - 1],
    ]).get(event.key);
    const chosen = this.profile.stations[index];
    if (next !== undefined) all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
    else if ((event.key === 'Enter' || event.key === ' ') && chosen !== undefined) {
      this.dispatchEvent(new SliceShowEvent(chosen.image));
    } else return;
    // The same keys scroll the axial slices and accept the proposal elsewhere.
    event.preventDefault();
    event.stopPropagation();
  };
}

function axes(largestArea: number, largestGap: number): unknown {
  const right = PLOT.width - PLOT.right;
  const label = (y: number, text: string): unknown =>
    svg`<text x=${PLOT.left - 5} y=${y} text-anchor="end">${text}</text>`;
  return svg`
    <line class="axis" x1=${PLOT.left} x2=${right} y1=${PLOT.areas.bottom} y2=${PLOT.areas.bottom}></line>
    <line class="axis" x1=${PLOT.left} x2=${right} y1=${PLOT.gaps.bottom} y2=${PLOT.gaps.bottom}></line>
    ${label(PLOT.areas.top + 8, String(largestArea))} ${label(PLOT.areas.top + 20, 'mm²')}
    ${label(PLOT.areas.bottom, '0')}
    ${largestGap > 4 ? label(PLOT.gaps.top + 5, String(largestGap)) : nothing}
    ${label(PLOT.gaps.bottom + 4, '0 mm')}`;
}

function line(points: readonly PlotPoint[], curve: AreaCurve): unknown {
  const { colour, dash, width, cap } = STRUCTURE_STYLES[curve];
  const path = points
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
  return svg`<path d=${path} fill="none" stroke=${colour} stroke-width=${width} stroke-linecap=${cap}
      stroke-dasharray=${dash.length === 0 ? 'none' : dash.join(' ')}></path>
    ${points.length === 1 ? points.map(({ x, y }) => svg`<circle cx=${x} cy=${y} r="2.4" fill=${colour}></circle>`) : nothing}`;
}

const swatch = (curve: AreaCurve): unknown =>
  html`<svg viewBox="0 0 20 8">
    ${line(
      [
        { x: 0, y: 4 },
        { x: 20, y: 4 },
      ],
      curve,
    )}
  </svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'thecal-spine-plot': ThecalSpinePlot;
  }
}
