import { describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result.ts';
import { createUid } from '../../base/uid.ts';
import { firstText } from '../../dicom/sr/dicom-json.ts';
import { fromPart10 } from '../../dicom/sr/part10.ts';
import type { MarkId } from '../../domain/reading.ts';
import { frameOf, outlineOn } from '../../domain/testing/outline-fixture.ts';
import { axialSeries, sagittalSeries } from '../../domain/testing/study-fixture.ts';
import type { Archive, StorableDocument } from '../../pacs/archive.ts';
import type { PacsError } from '../../pacs/pacs-error.ts';
import { createSettings } from '../../storage/settings.ts';
import { fakeDrafts, openCase, openedOf, studyOf } from './testing/case-fakes.ts';

const axial = axialSeries(0, 9);
const settings = {
  ...createSettings(),
  installationUid: createUid(),
  reader: { name: 'Reader^Ada', organisation: '' },
};

const square = [[-5, -5], [5, -5], [5, 5], [-5, 5]] as unknown as Parameters<typeof outlineOn>[2]; // prettier-ignore

const REFUSED: PacsError = { kind: 'refused', reason: 'It takes no such object.' };

/** An archive that takes what `refuses` does not hold against a document. */
function archiveWith(refuses: (modality: string) => PacsError | null = () => null) {
  const stored: { readonly modality: string; readonly document: StorableDocument }[] = [];
  const store: Archive['store'] = (document) => {
    const read = fromPart10(document.bytes);
    const modality = read.ok ? (firstText(read.value['00080060']) ?? '') : 'no file';
    const error = refuses(modality);
    if (error === null) stored.push({ modality, document });
    return Promise.resolve(error === null ? ok(undefined) : err(error));
  };
  return { stored, archive: { store } as unknown as Archive };
}

async function readCase(archive: Archive) {
  const open = await openCase(
    openedOf(studyOf(sagittalSeries(), axial), { source: { kind: 'archive' } as never }),
    fakeDrafts(),
    { archive: () => archive },
  );
  const frame = frameOf(axial, 4);
  open.session.dispatch({ kind: 'add-outline', outline: outlineOn(frame, 'cord', square) });
  const { sopInstanceUid, frameNumber } = frame;
  open.session.replaceReading({
    ...open.session.state.reading,
    keyImages: [{ id: createUid() as MarkId, level: 'T9', image: { sopInstanceUid, frameNumber } }],
  });
  return open;
}

describe('a reading stored in all its forms', () => {
  it('is its report first, then every form there is something for, each a file of the study', async () => {
    const { archive, stored } = archiveWith();
    const open = await readCase(archive);
    await open.storing.store(settings, false, true);
    expect(stored.map(({ modality }) => modality)).toEqual(['SR', 'KO', 'PR', 'SEG', 'RTSTRUCT']);
    const uids = new Set(stored.map(({ document }) => document.sopInstanceUid));
    expect(uids.size).toBe(5);
    for (const { document } of stored) {
      const read = fromPart10(document.bytes);
      const dataset = read.ok ? read.value : {};
      expect(firstText(dataset['00080018'])).toBe(document.sopInstanceUid);
      expect(firstText(dataset['0020000E'])).toBe(document.seriesInstanceUid);
      expect(firstText(dataset['0020000D'])).toBe('1.2');
    }
    expect(open.storing.state?.kind).toBe('stored');
    expect(open.session.state.notices.at(-1)?.text).toBe(
      'The report is stored, and 4 other forms of it.',
    );
  });

  it('is the report alone where that was asked for', async () => {
    const { archive, stored } = archiveWith();
    const open = await readCase(archive);
    await open.storing.store(settings, false);
    expect(stored.map(({ modality }) => modality)).toEqual(['SR']);
  });

  it('is stored though the archive takes no segmentation, which is said', async () => {
    const { archive, stored } = archiveWith((modality) => modality === 'SEG' ? REFUSED : null); // prettier-ignore
    const open = await readCase(archive);
    await open.storing.store(settings, false, true);
    expect(stored.map(({ modality }) => modality)).toEqual(['SR', 'KO', 'PR', 'RTSTRUCT']);
    expect(open.storing.state?.kind).toBe('stored');
    expect(open.session.state.notices.at(-1)?.text).toMatch(
      /^The report is stored; 1 of 4 other forms of it are not\. /,
    );
  });

  it('sends no other form of a report that the archive does not take', async () => {
    const { archive, stored } = archiveWith((modality) => modality === 'SR' ? REFUSED : null); // prettier-ignore
    const open = await readCase(archive);
    await open.storing.store(settings, false, true);
    expect(stored).toEqual([]);
    expect(open.storing.state?.kind).not.toBe('stored');
  });
});
