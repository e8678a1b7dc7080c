import type { SeriesId } from '../../domain/image-series.ts';

/** The transfer type of a dragged series; its data is the series' id. */
export const SERIES_DRAG_TYPE = 'application/x-thecal-series';

/** The series that is being dropped, null for any other drop. */
export function seriesIdOfDrop(transfer: DataTransfer | null): SeriesId | null {
  const id = transfer?.getData(SERIES_DRAG_TYPE) ?? '';
  return id === '' ? null : (id as SeriesId);
}
