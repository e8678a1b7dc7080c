import { fromDicomDateTime, namedOffset, toDicomDateTime } from '../date-time.ts';
import type { DicomDataset, DicomElement, DicomValue } from '../dicom-json.ts';
import type { CarriedContent } from '../report-context.ts';

/**
 * What is carried, for a document whose times are given at another offset: a time that names none gets that of the
 * document it comes from, and stays as it was written.
 */
export function carriedAt(carried: CarriedContent, offset: string): CarriedContent {
  if (carried.timeOffset === offset) return carried;
  const all = (items: readonly DicomDataset[]): readonly DicomDataset[] =>
    items.map((item) => withOffset(item, carried.timeOffset, offset));
  return {
    ...carried,
    measurements: all(carried.measurements),
    qualitative: all(carried.qualitative),
    root: all(carried.root),
    library: all(carried.library),
    numbers: carried.numbers.map((one) => ({
      ...one,
      item: withOffset(one.item, carried.timeOffset, offset),
    })),
    heads: carried.heads.map((one) => ({ ...one, items: all(one.items) })),
    attached: carried.attached.map((one) => ({ ...one, items: all(one.items) })),
    evaluated: carried.evaluated.map((one) => ({ ...one, items: all(one.items) })),
    authors: carried.authors.map((one) => ({ ...one, observers: all(one.observers) })),
  };
}

function withOffset(dataset: DicomDataset, from: string, to: string): DicomDataset {
  const at = (element: DicomElement): DicomElement => {
    if (element.Value === undefined) return element;
    if (element.vr === 'DT') return { ...element, Value: element.Value.map(dated) };
    if (element.vr !== 'SQ') return element;
    return {
      ...element,
      Value: element.Value.map((item) => withOffset(item as DicomDataset, from, to)),
    };
  };
  // An offset belongs to a time of day.
  const dated = (value: DicomValue): DicomValue => {
    if (typeof value !== 'string' || !/^\d{10,14}(\.\d+)?$/.test(value)) return value;
    const named = namedOffset(from, to);
    if (named !== null) return `${value}${named}`;
    const iso = fromDicomDateTime(value, from);
    return (iso && toDicomDateTime(iso, to)) ?? value;
  };
  return Object.fromEntries(Object.entries(dataset).map(([tag, one]) => [tag, at(one)]));
}
