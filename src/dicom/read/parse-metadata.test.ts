import { describe, expect, it } from 'vitest';
import { syntheticBytes, type SyntheticSlice } from '../../../e2e/support/synthetic-image.ts';
import { inflateWithin } from '../open/inflate.ts';
import { fromPart10 } from '../sr/part10.ts';
import { parseHeader } from './parse-header.ts';
import { parseMetadata } from './parse-metadata.ts';

const multiFrame: SyntheticSlice = {
  elements: {
    '00280008': ['IS', '2'],
    '00181310': ['US', [0, 320, 288, 0]],
    '00181312': ['CS', 'COL'],
    '52009229': [
      'SQ',
      [
        { '00209116': ['SQ', [{ '00200037': ['DS', '0\\1\\0\\0\\0\\-1'] }]] },
      ],
    ],
    '52009230': [
      'SQ',
      [1, 2].map((x) => ({
        '00209113': ['SQ', [{ '00200032': ['DS', `${x * 4.4}\\0\\0`] }]] as const,
        '00189117': ['SQ', [{ '00189087': ['FD', [800]] }]] as const,
      })),
    ],
  },
  pixelData: { kind: 'native', bytes: new Uint8Array(64) },
}; // prettier-ignore

/** The same instance by its file and by its metadata. */
function bothWays(slice: SyntheticSlice): readonly unknown[] {
  const bytes = syntheticBytes(slice);
  const dataset = fromPart10(bytes);
  const header = parseHeader({
    fileName: 'a',
    bytes,
    fileBytes: bytes.length,
    inflate: inflateWithin,
  });
  if (!dataset.ok || !header.ok || header.value.file.kind !== 'image') throw new Error('not read');
  const { location: _, ...instance } = header.value.file.instance;
  // As an archive sends it: through JSON.
  return [parseMetadata(JSON.parse(JSON.stringify(dataset.value)), 'a'), instance];
}

describe('parseMetadata', () => {
  it.each([
    ['a single frame', {}],
    ['several frames', multiFrame],
    ['a name in three scripts', { elements: { '00100010': ['PN', 'Hong^Gildong=洪^吉洞=홍^길동'] } }],
    ['numbers that are none', { elements: { '00200032': ['DS', 'x\\1\\2'], '00281053': ['DS', ''] } }],
  ] satisfies (readonly [string, SyntheticSlice])[])('says of %s what its file says', (_, slice) => {
    const [metadata, instance] = bothWays(slice);
    expect(metadata).toEqual({ ok: true, value: { kind: 'image', instance } });
  }); // prettier-ignore

  it('has an error or a kind for anything', () => {
    expect(parseMetadata(null, 'a')).toMatchObject({ value: { kind: 'not-an-image' } });
    expect(parseMetadata({ '00280010': { vr: 'US', Value: ['x'] } }, 'a')).toMatchObject({
      error: { kind: 'absurd-size', rows: null },
    });
    const report = { '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.88.33'] } };
    expect(parseMetadata(report, 'a')).toMatchObject({ value: { kind: 'document' } });
  });
});
