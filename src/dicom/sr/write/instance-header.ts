import { createUid } from '../../../base/uid.ts';
import { offsetOf, toDicomDateTime } from '../date-time.ts';
import { text, type Attributes } from './header.ts';

/** What tells one kind of written object from another. */
export interface InstanceKind {
  readonly sopClassUid: string;
  /** Modality, CS. */
  readonly modality: string;
  readonly seriesDescription: string;
  readonly seriesNumber: number;
}

/** When an object was written, as DICOM says it. */
export interface WrittenAt {
  /** DA. */
  readonly date: string;
  /** TM. */
  readonly time: string;
  /** Timezone Offset From UTC. */
  readonly offset: string;
}

/** `savedAt`: ISO 8601 with offset. */
export function writtenAt(savedAt: string): WrittenAt {
  const offset = offsetOf(savedAt);
  const at = toDicomDateTime(savedAt, offset) ?? '';
  return { date: at.slice(0, 8), time: at.slice(8, 14), offset };
}

/** A new instance, the first of a series of its own. Source: DICOM PS3.3 C.7.3.1, C.12.1. */
export const instanceAttributes = (
  { sopClassUid, modality, seriesDescription, seriesNumber }: InstanceKind,
  { date, time, offset }: WrittenAt,
): Attributes => ({
  '00080005': text('CS', 'ISO_IR 192'),
  '00080016': text('UI', sopClassUid),
  '00080018': text('UI', createUid()),
  '00080021': text('DA', date),
  '00080031': text('TM', time),
  '00080060': text('CS', modality),
  '00080201': text('SH', offset),
  '0008103E': text('LO', seriesDescription),
  '0020000E': text('UI', createUid()),
  '00200011': { vr: 'IS', Value: [seriesNumber] },
  '00200013': { vr: 'IS', Value: [1] },
});
