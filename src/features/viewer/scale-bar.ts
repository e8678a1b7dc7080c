import { html } from 'lit';
import type { PaneView } from '../../editor/ports.ts';

/** The bar is as long as the largest of these that fits. Unit: mm. */
const LENGTHS_MM = [100, 50, 20, 10, 5] as const;
const LONGEST_PX = 120;
/** What the length in words takes behind the bar, with the letter in the middle of the pane's edge. */
const WORDS_PX = 76;

/** A bar of a round length in the patient, short of the middle of the pane's edge, where a letter stands. */
export function renderScaleBar(view: PaneView): unknown {
  const spacing = view.frame.plane?.columnSpacingMm;
  if (!spacing) return null;
  const pxPerMm = view.scale / spacing;
  const longestPx = Math.min(LONGEST_PX, view.width / 2 - WORDS_PX);
  const length = LENGTHS_MM.find((mm) => mm * pxPerMm <= longestPx) ?? 5;
  const width = length * pxPerMm;
  return html`<svg width=${width + 48} height="14" role="img" aria-label="Scale bar, ${length} mm">
    <path
      d="M1 3V11M1 7H${width}M${width} 3V11"
      stroke="#EDEFF1"
      stroke-width="1.4"
      fill="none"
    ></path>
    <text x=${width + 6} y="11" font-size="11" fill="#EDEFF1">${length} mm</text>
  </svg>`;
}
