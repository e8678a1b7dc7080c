import { svg, html } from 'lit';
import type { SinsClass } from '../../domain/sins/sins.ts';

/**
 * The mark of a SINS class, which has no colour: open ring stable, half ring indeterminate, disc unstable, dashed ring
 * when it depends on an open answer.
 */
export function sinsRing(sinsClass: SinsClass | null): unknown {
  const ring = svg`<circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-dasharray=${sinsClass === null ? '2.4 2.4' : 'none'} />`;
  const half = svg`<path d="M7 2.4 a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />`;
  const disc = svg`<circle cx="7" cy="7" r="5.4" fill="currentColor" />`;
  return html`<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
    ${sinsClass === 'unstable' ? disc : ring} ${sinsClass === 'indeterminate' ? half : ''}
  </svg>`;
}
