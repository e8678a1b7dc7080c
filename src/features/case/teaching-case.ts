import { strToU8, zipSync, type Zippable } from 'fflate';
import { err, ok, type Result } from '../../base/result.ts';
import { changeReport } from '../../dicom/deidentify/change-report.ts';
import { createDisguise, type Disguise } from '../../dicom/deidentify/disguise.ts';
import { deidentify } from '../../dicom/deidentify/deidentify.ts';
import { expandArchive } from '../../dicom/open/expand-archive.ts';
import type { NamedBlob } from '../../dicom/open/open-types.ts';
import { stringifyDicomJson } from '../../dicom/sr/dicom-json.ts';
import type { SessionState } from '../../editor/session-state.ts';
import {
  TEACHING_CASE_FILE,
  TEACHING_CASE_FORMAT,
  TEACHING_IMAGES,
  TEACHING_KEY_FILE,
  type TeachingWords,
} from '../../storage/teaching-case.ts';
import type { Settings } from '../../storage/settings.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import { writeReport } from './report-exchange.ts';

/** A case ready to be handed on, and what was done to make it. */
export interface TeachingCase {
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly images: number;
  readonly leftOut: number;
  readonly saysBurnedIn: boolean;
}

/** What a case is made from. */
export interface TeachingSource {
  readonly files: readonly NamedBlob[];
  readonly state: SessionState;
  readonly summary: ReadingSummary;
  readonly settings: Settings;
}

/** The images of the open study without identity, and the reading as the key, in one archive. Errors: one sentence. */
export async function makeTeachingCase(
  { files, state, summary, settings }: TeachingSource,
  words: TeachingWords,
): Promise<Result<TeachingCase, string>> {
  const disguise = createDisguise();
  const study = state.study.header.studyInstanceUid;
  const entries: Zippable = {
    // First, so that a look at the first bytes of the archive tells what it is.
    [TEACHING_CASE_FILE]: strToU8(JSON.stringify({ format: TEACHING_CASE_FORMAT, ...words })),
  };
  const removed = new Set<string>();
  const reasons: string[] = [];
  let images = 0;
  let saysBurnedIn = false;
  for await (const { blob } of eachFile(files)) {
    const copy = deidentify(new Uint8Array(await blob.arrayBuffer()), disguise);
    if (!copy.ok) {
      reasons.push(copy.error);
      continue;
    }
    if (copy.value.studyInstanceUid !== study) {
      reasons.push('It belongs to another study.');
      continue;
    }
    images += 1;
    saysBurnedIn ||= copy.value.saysBurnedIn;
    for (const tag of copy.value.removed) removed.add(tag);
    entries[`${TEACHING_IMAGES}${String(images).padStart(5, '0')}.dcm`] = copy.value.bytes;
  }
  if (images === 0) return err('None of the opened files is an MR or CT image that can be copied.');
  const key = keyOf(state, summary, settings, disguise);
  if (!key.ok) return key;
  entries[TEACHING_KEY_FILE] = strToU8(key.value);
  entries['what-was-changed.txt'] = strToU8(changeReport({ images, removed, reasons }));
  return ok({
    zip: zipSync(entries, { level: 0 }),
    images,
    leftOut: reasons.length,
    saysBurnedIn,
  });
}

async function* eachFile(files: readonly NamedBlob[]): AsyncGenerator<NamedBlob> {
  for (const file of files) {
    if (!/\.zip$/i.test(file.name)) {
      yield file;
      continue;
    }
    for await (const item of expandArchive(file)) if (item.kind === 'entry') yield item.file;
  }
}

/** The reading as a report about nobody: the study's words are empty, its UIDs those of the copied images. */
function keyOf(
  state: SessionState,
  summary: ReadingSummary,
  settings: Settings,
  disguise: Disguise,
): Result<string, string> {
  const { header } = state.study;
  const report = writeReport(
    {
      ...state,
      study: {
        ...state.study,
        header: {
          ...header,
          patientName: 'Teaching^Case',
          patientId: disguise.patientId,
          issuerOfPatientId: '',
          patientBirthDate: '',
          patientSex: '',
          studyDate: disguise.date(header.studyDate),
          studyTime: '',
          accessionNumber: '',
          referringPhysicianName: '',
          studyDescription: '',
          studyId: '',
        },
      },
    },
    summary,
    {
      settings: { ...settings, reader: { name: 'Teaching key', organisation: '' } },
      savedAt: new Date().toISOString(),
      predecessor: null,
      isSigned: false,
      // What another program wrote may name the patient.
      carried: null,
      knownImages: null,
    },
  );
  return report.ok ? ok(stringifyDicomJson(disguise.within(report.value.dataset))) : report;
}
