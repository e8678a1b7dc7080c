import {
  imageKeyOf,
  type EncodedFrame,
  type FrameSource,
  type ImageKey,
  type ImageReference,
  type Study,
} from '../domain/image-series.ts';
import type { Reading } from '../domain/reading.ts';
import type { PicturedStudy } from '../storage/meeting-pictures.ts';

/** Slices beside those that carry marks which are kept too, on each side. */
const NEIGHBOURS = 2;

/** The frames that a page of the board needs: those with marks, grades and labels, and their neighbours. */
export function framesForBoard({ series }: Study, reading: Reading): ReadonlySet<ImageKey> {
  const marked = new Set(imagesOf(reading).map(imageKeyOf));
  return new Set(
    series.flatMap(({ frames }) => {
      const at = frames.flatMap((frame, i) => (marked.has(imageKeyOf(frame)) ? [i] : []));
      return frames
        .filter((_, i) => at.some((one) => Math.abs(one - i) <= NEIGHBOURS))
        .map(imageKeyOf);
    }),
  );
}

const imagesOf = (reading: Reading): readonly ImageReference[] => [
  ...[
    ...reading.outlines,
    ...reading.measurements,
    ...reading.markers,
    ...reading.levels,
    ...reading.keyImages,
    ...(reading.conus ? [reading.conus] : []),
  ].map(({ image }) => image),
  ...Object.values(reading.assessments).flatMap(({ escc }) => (escc?.image ? [escc.image] : [])),
];

/** The study with all its geometry and nothing that names the patient: what is imaged stays known, also of slices without pixels. */
export const studyWithoutIdentity = ({ header, series }: Study): Study => ({
  header: {
    studyInstanceUid: header.studyInstanceUid,
    patientName: '',
    patientId: '',
    issuerOfPatientId: '',
    patientBirthDate: '',
    patientSex: '',
    studyDate: header.studyDate,
    studyTime: '',
    studyId: '',
    accessionNumber: '',
    referringPhysicianName: '',
    studyDescription: header.studyDescription,
  },
  series: series.map((one) => ({
    ...one,
    // A file may be named after the patient, and warnings name files.
    warnings: one.warnings.map((warning) => ({ ...warning, message: FILES_UNNAMED })),
    frames: one.frames.map((frame, i) => ({ ...frame, fileName: `image ${i + 1}` })),
  })),
});

const FILES_UNNAMED =
  'Something was noted of this series when its files were opened; open them again to read it.';

/** Copies what a page of the board needs of a study. Errors: rejects where a frame cannot be read. */
export async function copyForBoard(
  study: Study,
  source: FrameSource,
  reading: Reading,
): Promise<PicturedStudy> {
  const frames = new Map<ImageKey, EncodedFrame>();
  for (const key of framesForBoard(study, reading)) {
    const { bytes, transferSyntaxUid } = await source.loadFrame(key);
    // The bytes may be a window of a whole file: only what is theirs is kept.
    frames.set(key, { bytes: bytes.slice(), transferSyntaxUid });
  }
  return { study: studyWithoutIdentity(study), frames };
}

/** The frames of a copy. Errors: one that was not kept says so. */
export const sourceOfCopy = ({ frames }: PicturedStudy): FrameSource => ({
  loadFrame: (key) => {
    const frame = frames.get(key);
    return frame
      ? Promise.resolve(frame)
      : Promise.reject(
          new Error(
            'This slice was not kept for the meeting. Open the files of the study again to see all of it.',
          ),
        );
  },
});
