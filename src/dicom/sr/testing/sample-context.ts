import type { Uid } from '../../../base/uid.ts';
import {
  imageKeyOf,
  type ImageFrame,
  type ImageKey,
  type ImageReference,
  type ImageSeries,
  type SeriesId,
  type StudyHeader,
} from '../../../domain/image-series.ts';
import type { PatientPoint } from '../../../geometry/spaces.ts';
import type { DerivedValues, OpenImage, ReportContext } from '../report-context.ts';

/** The study of the sample readings. */
export const SAMPLE_STUDY = '2.25.1000' as Uid;

const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4';
const ENHANCED_MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4.1';
const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';

/** Frames that sample marks may lie on: single frames of two MR series, a multi-frame one, a CT of another study. */
export const SAMPLE_IMAGES: readonly ImageReference[] = [
  { sopInstanceUid: '2.25.1101' as Uid, frameNumber: 1 },
  { sopInstanceUid: '2.25.1102' as Uid, frameNumber: 1 },
  { sopInstanceUid: '2.25.1201' as Uid, frameNumber: 1 },
  { sopInstanceUid: '2.25.1301' as Uid, frameNumber: 1 },
  { sopInstanceUid: '2.25.1301' as Uid, frameNumber: 2 },
  { sopInstanceUid: '2.25.1301' as Uid, frameNumber: 12 },
  { sopInstanceUid: '2.25.2101' as Uid, frameNumber: 1 },
];

/** A header with a name in three scripts. */
export const SAMPLE_HEADER: StudyHeader = {
  studyInstanceUid: SAMPLE_STUDY,
  patientName: 'Hong^Gildong=洪^吉洞=홍^길동',
  patientId: 'SAMPLE-1',
  issuerOfPatientId: 'Städtisches Klinikum',
  patientBirthDate: '19600101',
  patientSex: 'F',
  studyDate: '20261120',
  studyTime: '090000',
  studyId: 'ST1',
  accessionNumber: 'ACC1',
  referringPhysicianName: '',
  studyDescription: 'MR Wirbelsäule',
};

/** A context to write with; parts can be replaced. */
export function sampleContext(changes: Partial<ReportContext> = {}): ReportContext {
  return {
    study: SAMPLE_HEADER,
    images: sampleImages(),
    observer: { name: 'Müller^Jörg', organisation: 'Städtisches Klinikum' },
    device: {
      uid: '2.25.9001' as Uid,
      name: 'thecal',
      manufacturer: 'Thecal project',
      model: 'Thecal',
      version: '0.1.0',
      serial: '0.1.0+test',
    },
    savedAt: '2026-11-21T10:15:00.000Z',
    signedOff: false,
    predecessor: null,
    carried: null,
    ...changes,
  };
}

function sampleImages(): ReadonlyMap<ImageKey, OpenImage> {
  return new Map(
    SAMPLE_IMAGES.map((image) => [
      imageKeyOf(image),
      { frame: frameOf(image), series: seriesOf(image) },
    ]),
  );
}

const classOf = ({ sopInstanceUid }: ImageReference): string => {
  if (sopInstanceUid === '2.25.1301') return ENHANCED_MR_IMAGE;
  return sopInstanceUid === '2.25.2101' ? CT_IMAGE : MR_IMAGE;
};

function seriesOf(image: ImageReference): ImageSeries {
  const isCt = classOf(image) === CT_IMAGE;
  const series = image.sopInstanceUid.slice(0, -2);
  return {
    id: series as SeriesId,
    seriesInstanceUid: `${series}00` as Uid,
    studyInstanceUid: isCt ? ('2.25.2000' as Uid) : SAMPLE_STUDY,
    frameOfReferenceUid: `${series}99` as Uid,
    modality: isCt ? 'CT' : 'MR',
    seriesNumber: 1,
    description: '',
    plane: { kind: 'axial', nearest: 'axial', angleDeg: 0, normal: [0, 0, 1] },
    weighting: { weighting: 't2', basis: 'parameters', reason: '' },
    frames: [],
    sliceSpacingMm: 3,
    acquiredPixelMm: 0.6,
    measuringRefused: null,
    warnings: [],
  };
}

function frameOf(image: ImageReference): ImageFrame {
  return {
    ...image,
    sopClassUid: classOf(image),
    instanceNumber: 1,
    rows: 320,
    columns: 320,
    plane: {
      imagePositionPatient: [0, 0, 0] as const as unknown as PatientPoint,
      rowDirection: [1, 0, 0],
      columnDirection: [0, 1, 0],
      rowSpacingMm: 0.5,
      columnSpacingMm: 0.75,
    },
    sliceThicknessMm: 3,
    pixel: {
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      samplesPerPixel: 1,
      photometricInterpretation: 'MONOCHROME2',
      bitsAllocated: 16,
      bitsStored: 12,
      highBit: 11,
      pixelRepresentation: 0,
      planarConfiguration: 0,
      rescaleSlope: 1,
      rescaleIntercept: 0,
      windowCenter: null,
      windowWidth: null,
      pixelPaddingValue: null,
    },
    fileName: 'sample.dcm',
  };
}

/** Nothing computed. */
export const NO_DERIVED: DerivedValues = { escc: new Map(), belowConus: new Set() };
