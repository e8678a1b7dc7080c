import { html, svg } from 'lit';
import type { OutlineStructure } from '../../domain/reading.ts';
import { STRUCTURE_STYLES } from '../../editor/structure-styles.ts';

/** The stroke of a structure as it lies on the image, so that the tools are the legend. A tumour shows its hatched edge. */
export function strokeSample(structure: OutlineStructure): unknown {
  const style = STRUCTURE_STYLES[structure];
  if (style.hatchMm > 0) {
    return html`<svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">
      <rect
        x="1.5"
        y="2"
        width="17"
        height="10"
        rx="2"
        fill="none"
        stroke=${style.colour}
        stroke-width="1.8"
      />
      ${[4, 8, 12, 16].map(
        (x) => svg`<path d="M${x - 2} 11 L${x + 2.5} 3" stroke=${style.colour} stroke-width="1" />`,
      )}
    </svg>`;
  }
  return html`<svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">
    <path
      d="M1 7h18"
      fill="none"
      stroke=${style.colour}
      stroke-width=${style.width}
      stroke-dasharray=${style.dash.map((each) => each * 0.62).join(' ')}
      stroke-linecap=${style.cap}
    />
  </svg>`;
}
