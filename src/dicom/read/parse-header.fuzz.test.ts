import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticBytes } from '../../../e2e/support/synthetic-image.ts';
import { inflateWithin } from '../open/inflate.ts';
import { describeReadError } from './dicom-read-error.ts';
import { groupInstances } from './group.ts';
import { parseHeader } from './parse-header.ts';

const runs = { numRuns: 1500 };

/** One valid file in each coding, one of them with nested items. */
const files = [
  ...[
    '1.2.840.10008.1.2',
    '1.2.840.10008.1.2.1',
    '1.2.840.10008.1.2.2',
    '1.2.840.10008.1.2.1.99',
  ].map((transferSyntaxUid) => syntheticBytes({ transferSyntaxUid })),
  syntheticBytes({ meta: false }),
  syntheticBytes({
    elements: {
      '00081140': ['SQ', [{ '00081155': ['UI', '2.25.5'] }, { '00081155': ['UI', '2.25.6'] }]],
      '52009229': ['SQ', [{ '00289110': ['SQ', [{ '00280030': ['DS', '1\\1'] }]] }]],
    },
  }),
];

const anyFile = fc
  .integer({ min: 0, max: files.length - 1 })
  .map((index) => files[index] ?? new Uint8Array());

/** Parses, groups and describes: whatever the bytes are, nothing of it may throw. */
function survives(bytes: Uint8Array, fileBytes = bytes.length): void {
  const result = parseHeader({ fileName: 'fuzz.dcm', bytes, fileBytes, inflate: inflateWithin });
  if (!result.ok) expect(describeReadError(result.error)).toMatch(/\.$/);
  else if (result.value.file.kind === 'image') groupInstances([result.value.file.instance]);
}

describe('parseHeader on damaged files', () => {
  it('gives a result for a file cut anywhere', () => {
    fc.assert(
      fc.property(anyFile, fc.double({ min: 0, max: 1, noNaN: true }), (file, share) => {
        survives(file.slice(0, Math.floor(file.length * share)));
        survives(file.slice(0, Math.floor(file.length * share)), file.length);
      }),
      runs,
    );
  });

  it('gives a result for a file with any bytes changed', () => {
    const change = fc.tuple(fc.nat({ max: 4000 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(anyFile, fc.array(change, { minLength: 1, maxLength: 12 }), (file, changes) => {
        const damaged = file.slice();
        for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
        survives(damaged);
      }),
      runs,
    );
  });

  it('gives a result for bytes inserted or taken out', () => {
    fc.assert(
      fc.property(anyFile, fc.nat({ max: 2000 }), fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 40 }), (file, position, inserted, removed) => {
        const at = position % file.length;
        survives(Uint8Array.from([...file.slice(0, at), ...inserted, ...file.slice(at + removed)]));
      }),
      runs,
    );
  }); // prettier-ignore

  it('gives a result for bytes that only begin like DICOM', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (tail) => {
        const start = new Uint8Array(132);
        start.set([0x44, 0x49, 0x43, 0x4d], 128);
        survives(Uint8Array.from([...start, ...tail]));
        survives(Uint8Array.from([8, 0, 5, 0, ...tail]));
        survives(tail);
      }),
      runs,
    );
  });
});
