import type { MrProtocol } from '../acquisition/protocols.ts';
import { dot, normalOf, type SeriesGeometry } from '../acquisition/series-geometry.ts';
import type { CaseDefinition } from '../cases/case-definition.ts';
import type { Element } from './part10.ts';

export const MR_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.4';
export const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';

/** Identifiers of one image and of what it belongs to. */
export interface ImageIdentity {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly sopInstanceUid: string;
  readonly seriesNumber: number;
  readonly instanceNumber: number;
}

const number = (x: number): string => {
  const text = (Math.abs(x) < 5e-7 ? 0 : x).toFixed(6).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

/** Modules that MR and CT images share: patient, study, series, frame of reference, plane, pixels, window. */
export function commonElements(
  definition: CaseDefinition,
  identity: ImageIdentity,
  g: SeriesGeometry,
  slice: number,
  options: {
    readonly modality: 'MR' | 'CT';
    readonly sopClassUid: string;
    readonly seriesDescription: string;
    readonly imageType: string;
    readonly bitsStored: number;
    readonly window: { readonly centre: number; readonly width: number };
  },
): readonly Element[] {
  const position = g.positions[slice];
  if (position === undefined) throw new Error(`The series has no slice ${slice}.`);
  const year = Number(definition.studyDate.slice(0, 4)) - definition.patient.age;
  const time = `${String(8 + (identity.seriesNumber % 9)).padStart(2, '0')}${String((identity.seriesNumber * 7) % 60).padStart(2, '0')}${String(identity.instanceNumber % 60).padStart(2, '0')}`;
  return [
    { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 192' },
    { tag: 0x00080008, vr: 'CS', value: options.imageType },
    { tag: 0x00080012, vr: 'DA', value: definition.studyDate },
    { tag: 0x00080013, vr: 'TM', value: time },
    { tag: 0x00080016, vr: 'UI', value: options.sopClassUid },
    { tag: 0x00080018, vr: 'UI', value: identity.sopInstanceUid },
    { tag: 0x00080020, vr: 'DA', value: definition.studyDate },
    { tag: 0x00080021, vr: 'DA', value: definition.studyDate },
    { tag: 0x00080022, vr: 'DA', value: definition.studyDate },
    { tag: 0x00080023, vr: 'DA', value: definition.studyDate },
    { tag: 0x00080030, vr: 'TM', value: '080000' },
    { tag: 0x00080031, vr: 'TM', value: time },
    { tag: 0x00080032, vr: 'TM', value: time },
    { tag: 0x00080033, vr: 'TM', value: time },
    { tag: 0x00080050, vr: 'SH', value: `SIM${definition.id.replace(/\W/g, '').toUpperCase()}` },
    { tag: 0x00080060, vr: 'CS', value: options.modality },
    { tag: 0x00080070, vr: 'LO', value: 'Thecal' },
    { tag: 0x00080080, vr: 'LO', value: 'Simulated, no hospital' },
    { tag: 0x00080090, vr: 'PN', value: 'Nobody^Referring' },
    { tag: 0x00081010, vr: 'SH', value: 'SIMULATOR' },
    { tag: 0x00081030, vr: 'LO', value: `${options.modality} spine (simulated)` },
    { tag: 0x0008103e, vr: 'LO', value: options.seriesDescription },
    { tag: 0x00081090, vr: 'LO', value: 'Digital spine phantom' },
    { tag: 0x00100010, vr: 'PN', value: `Phantom^${definition.patientKey}` },
    { tag: 0x00100020, vr: 'LO', value: `PHANTOM-${definition.patientKey.toUpperCase()}` },
    { tag: 0x00100030, vr: 'DA', value: `${year}0101` },
    { tag: 0x00100040, vr: 'CS', value: definition.patient.sex },
    { tag: 0x00101010, vr: 'AS', value: `${String(definition.patient.age).padStart(3, '0')}Y` },
    { tag: 0x00180015, vr: 'CS', value: definition.bodyPart },
    { tag: 0x00180050, vr: 'DS', value: number(g.sliceThicknessMm) },
    { tag: 0x00181000, vr: 'LO', value: 'PHANTOM' },
    { tag: 0x00181020, vr: 'LO', value: '1.0' },
    { tag: 0x00185100, vr: 'CS', value: 'HFS' },
    { tag: 0x0020000d, vr: 'UI', value: identity.studyInstanceUid },
    { tag: 0x0020000e, vr: 'UI', value: identity.seriesInstanceUid },
    { tag: 0x00200010, vr: 'SH', value: definition.id.toUpperCase() },
    { tag: 0x00200011, vr: 'IS', value: String(identity.seriesNumber) },
    { tag: 0x00200012, vr: 'IS', value: '1' },
    { tag: 0x00200013, vr: 'IS', value: String(identity.instanceNumber) },
    { tag: 0x00200032, vr: 'DS', value: position.map(number).join('\\') },
    {
      tag: 0x00200037,
      vr: 'DS',
      value: [...g.rowDirection, ...g.columnDirection].map(number).join('\\'),
    },
    { tag: 0x00200052, vr: 'UI', value: identity.frameOfReferenceUid },
    { tag: 0x00201040, vr: 'LO', value: '' },
    { tag: 0x00201041, vr: 'DS', value: number(dot(position, normalOf(g))) },
    { tag: 0x00204000, vr: 'LT', value: 'Computed image of a digital phantom. No patient.' },
    { tag: 0x00280002, vr: 'US', value: 1 },
    { tag: 0x00280004, vr: 'CS', value: 'MONOCHROME2' },
    { tag: 0x00280010, vr: 'US', value: g.rows },
    { tag: 0x00280011, vr: 'US', value: g.columns },
    { tag: 0x00280030, vr: 'DS', value: `${number(g.pixelMm)}\\${number(g.pixelMm)}` },
    { tag: 0x00280100, vr: 'US', value: 16 },
    { tag: 0x00280101, vr: 'US', value: options.bitsStored },
    { tag: 0x00280102, vr: 'US', value: options.bitsStored - 1 },
    { tag: 0x00280103, vr: 'US', value: 0 },
    { tag: 0x00281050, vr: 'DS', value: String(options.window.centre) },
    { tag: 0x00281051, vr: 'DS', value: String(options.window.width) },
  ];
}

/** The MR Image module of one slice. Source: DICOM PS3.3 C.8.3.1. */
export function mrElements(
  protocol: MrProtocol,
  g: SeriesGeometry,
  acquiredPhaseSteps: number,
): readonly Element[] {
  const elements: Element[] = [
    { tag: 0x00180020, vr: 'CS', value: protocol.scanningSequence },
    { tag: 0x00180021, vr: 'CS', value: protocol.sequenceVariant },
    { tag: 0x00180022, vr: 'CS', value: protocol.scanOptions },
    { tag: 0x00180023, vr: 'CS', value: '2D' },
    { tag: 0x00180024, vr: 'SH', value: protocol.sequenceName },
    { tag: 0x00180080, vr: 'DS', value: number(protocol.tr) },
    { tag: 0x00180081, vr: 'DS', value: number(protocol.te) },
    { tag: 0x00180083, vr: 'DS', value: String(protocol.averages) },
    { tag: 0x00180084, vr: 'DS', value: '63.67' },
    { tag: 0x00180085, vr: 'SH', value: '1H' },
    { tag: 0x00180086, vr: 'IS', value: '1' },
    { tag: 0x00180087, vr: 'DS', value: '1.5' },
    { tag: 0x00180088, vr: 'DS', value: number(g.spacingMm) },
    { tag: 0x00180089, vr: 'IS', value: String(acquiredPhaseSteps) },
    { tag: 0x00180091, vr: 'IS', value: String(protocol.echoTrainLength) },
    { tag: 0x00180093, vr: 'DS', value: '100' },
    { tag: 0x00180094, vr: 'DS', value: '100' },
    { tag: 0x00180095, vr: 'DS', value: String(protocol.bandwidthHz) },
    { tag: 0x00181030, vr: 'LO', value: protocol.seriesDescription },
    { tag: 0x00181100, vr: 'DS', value: number(g.rows * g.pixelMm) },
    { tag: 0x00181250, vr: 'SH', value: 'SPINE' },
    // Frequency rows, frequency columns, phase rows, phase columns.
    { tag: 0x00181310, vr: 'US', value: [0, g.columns, acquiredPhaseSteps, 0] },
    { tag: 0x00181312, vr: 'CS', value: 'COL' },
    { tag: 0x00181314, vr: 'DS', value: String(protocol.flipDeg) },
  ];
  if (protocol.ti !== null)
    elements.push({ tag: 0x00180082, vr: 'DS', value: number(protocol.ti) });
  if (protocol.contrastAgent !== null) {
    elements.push({ tag: 0x00180010, vr: 'LO', value: protocol.contrastAgent });
    elements.push({ tag: 0x00181040, vr: 'LO', value: 'IV' });
  }
  return elements;
}

/** The CT Image module; stored value = HU + 1024. Source: DICOM PS3.3 C.8.2.1. */
export function ctElements(g: SeriesGeometry): readonly Element[] {
  return [
    { tag: 0x00180022, vr: 'CS', value: 'HELICAL MODE' },
    { tag: 0x00180060, vr: 'DS', value: '120' },
    { tag: 0x00180088, vr: 'DS', value: number(g.spacingMm) },
    { tag: 0x00181030, vr: 'LO', value: 'SPINE' },
    { tag: 0x00181100, vr: 'DS', value: number(g.rows * g.pixelMm) },
    { tag: 0x00181151, vr: 'IS', value: '220' },
    { tag: 0x00181210, vr: 'SH', value: 'BONE SMOOTH' },
    { tag: 0x00281052, vr: 'DS', value: '-1024' },
    { tag: 0x00281053, vr: 'DS', value: '1' },
    { tag: 0x00281054, vr: 'LO', value: 'HU' },
  ];
}
