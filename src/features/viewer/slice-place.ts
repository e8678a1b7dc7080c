import { html } from 'lit';
import type { ImageSeries } from '../../domain/image-series.ts';
import { sliceNumber } from '../../editor/linking.ts';

/** Where in the series a pane is, and how fine its images are; a narrow pane leaves out how fine. */
export function renderSlicePlace(series: ImageSeries, index: number, loadedText: string): unknown {
  const thickness = series.frames[index]?.sliceThicknessMm ?? null;
  const fineness = [
    thickness === null ? '' : ` · ${trimmed(thickness)} mm`,
    series.acquiredPixelMm === null ? '' : ` · pixel ${series.acquiredPixelMm.toFixed(2)} mm`,
  ];
  return html`slice ${sliceNumber(series, index)} / ${series.frames.length}<span class="fine"
      >${fineness}</span
    >${loadedText === '' ? '' : ` · ${loadedText}`}`;
}

const trimmed = (value: number): string => String(Math.round(value * 10) / 10);
