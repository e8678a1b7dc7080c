import { css, html, svg } from 'lit';
import type { CompartmentState } from './compartment-state.ts';

/** SVG fills of the states: each differs by pattern, not by colour alone. To be put into every SVG that uses them. */
export const statePatterns = (): unknown => svg`<defs>
  <pattern id="proposed" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="7" height="7" class="ground" />
    <line x1="1" y1="0" x2="1" y2="7" class="proposed-line" />
  </pattern>
  <pattern id="undetermined" width="8" height="8" patternUnits="userSpaceOnUse">
    <rect width="8" height="8" class="ground" />
    <circle cx="2" cy="2" r="1.1" class="dot" />
    <circle cx="6" cy="6" r="1.1" class="dot" />
  </pattern>
  <pattern id="absent" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect width="6" height="6" class="free" />
    <line x1="0" y1="3" x2="6" y2="3" class="free-line" />
  </pattern>
</defs>`;

/** The fills and edges that go with the patterns; put the class `state-…` on a shape. */
export const statePatternStyles = css`
  .ground {
    fill: var(--tc-surface-3);
  }
  .free {
    fill: var(--tc-surface-4);
  }
  .free-line {
    stroke: var(--tc-text-3);
    stroke-width: 0.8;
  }
  .proposed-line {
    stroke: var(--tc-tumour);
    stroke-width: 2;
  }
  .dot {
    fill: var(--tc-text-2);
  }
  .state-not-looked-at {
    fill: var(--tc-surface-3);
    stroke: var(--tc-edge);
  }
  .state-absent {
    fill: url(#absent);
    stroke: var(--tc-text-2);
  }
  .state-undetermined {
    fill: url(#undetermined);
    stroke: var(--tc-text-2);
  }
  .state-proposed {
    fill: url(#proposed);
    stroke: var(--tc-tumour);
    stroke-dasharray: 5 3;
  }
  .state-present {
    fill: var(--tc-tumour-fill);
    stroke: var(--tc-tumour);
  }
`;

/** A small square in a state's look, for legends and lists. */
export const stateSwatch = (state: CompartmentState): unknown =>
  html`<svg class="swatch" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    ${statePatterns()}
    <rect x="1" y="1" width="14" height="14" rx="3" class="state-${state}" stroke-width="1.4" />
    ${
      state === 'present'
        ? svg`<path d="M4.5 8.2l2.4 2.4 4.6-5" fill="none" stroke="var(--tc-text)" stroke-width="1.5" />`
        : ''
    }
  </svg>`;
