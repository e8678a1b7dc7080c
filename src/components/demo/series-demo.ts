import { html, type TemplateResult } from 'lit';
import type { Uid } from '../../base/uid.ts';
import type { ImageSeries, SeriesId } from '../../domain/image-series.ts';
import '../series-picker/series-picker.ts';
import '../slice-rail/slice-rail.ts';

const series = (
  id: string,
  description: string,
  kind: 'axial' | 'sagittal',
  warnings: ImageSeries['warnings'] = [],
): ImageSeries => ({
  id: id as SeriesId,
  seriesInstanceUid: id as Uid,
  studyInstanceUid: '1.2' as Uid,
  frameOfReferenceUid: null,
  modality: 'MR',
  seriesNumber: 1,
  description,
  plane: { kind, nearest: kind, angleDeg: 3, normal: null },
  weighting: {
    weighting: 't2',
    basis: 'parameters',
    reason: 'TR 3500 ms and TE 95 ms: T2.',
  },
  frames: [],
  sliceSpacingMm: 4,
  acquiredPixelMm: 0.6,
  measuringRefused: null,
  warnings,
});

/** The series of a pane. */
export const seriesPickerDemo = (): TemplateResult => html`
  <thecal-series-picker
    pane="Right image"
    .current=${'b'}
    .series=${[
      series('a', 'Sag T2 TSE', 'sagittal'),
      series('b', 'Ax T2 TSE', 'axial', [
        {
          kind: 'missing-slices',
          message: 'A slice is missing between 11 and 12: distances across slices are affected.',
        },
      ]),
      series('c', '', 'axial'),
    ]}
  ></thecal-series-picker>
  <div style="height:300px">
    <thecal-slice-rail
      style="height:100%"
      .count=${16}
      .current=${8}
      .marked=${new Set([6, 7, 8, 9])}
    ></thecal-slice-rail>
  </div>
`;
