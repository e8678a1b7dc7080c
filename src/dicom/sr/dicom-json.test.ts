import { describe, expect, it } from 'vitest';
import {
  checkDicomJson,
  LARGEST_REPORT,
  parseDicomJson,
  stringifyDicomJson,
} from './dicom-json.ts';

const message = (text: string): string => {
  const parsed = parseDicomJson(text);
  return parsed.ok ? 'accepted' : `${parsed.error.kind}: ${parsed.error.message}`;
};

describe('a DICOM JSON file', () => {
  it('is a dataset, or a list of one', () => {
    const dataset = { '00080060': { vr: 'CS', Value: ['SR'] } };
    expect(checkDicomJson(dataset)).toEqual({ ok: true, value: dataset });
    expect(checkDicomJson([dataset])).toEqual({ ok: true, value: dataset });
    expect(message('[]')).toBe('bad-dataset: At the top: expected one dataset, found 0.');
  });

  it('is written with its attributes in order at every depth', () => {
    const item = { '00080104': { vr: 'LO', Value: ['b'] }, '00080100': { vr: 'SH', Value: ['a'] } };
    const dataset = { '0040A043': { vr: 'SQ', Value: [item] }, '00080005': { vr: 'CS' } } as const;
    expect(stringifyDicomJson(dataset as never)).toBe(
      '[{"00080005":{"vr":"CS"},"0040A043":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["a"]},"00080104":{"vr":"LO","Value":["b"]}}]}}]',
    );
  });

  it('keeps empty, binary, private and unknown attributes', () => {
    const dataset = {
      '00080090': { vr: 'PN' },
      '00091001': { vr: 'UN', InlineBinary: 'AAEC' },
      '00091002': { vr: 'LO', Value: ['a', null, 'b'] },
      '00111010': { vr: 'OB', BulkDataURI: 'https://example.org/1' },
      '0040A730': { vr: 'SQ', Value: [{}] },
    };
    expect(checkDicomJson(dataset)).toEqual({ ok: true, value: dataset });
  });

  it.each([
    ['no JSON', '{"00080005":', 'not-json'],
    ['a text', '"hello"', 'expected a dataset, found string'],
    ['a number in a list', '[3]', 'expected a dataset, found number'],
    ['two datasets', '[{},{}]', 'found 2'],
    ['a key that is no tag', '{"PatientName":{"vr":"PN"}}', '"PatientName" is not a tag'],
    ['a prototype key', '{"__proto__":{"vr":"PN"}}', '"__proto__" is not a tag'],
    ['a constructor key', '{"constructor":{"vr":"PN"}}', '"constructor" is not a tag'],
    ['an unknown representation', '{"00080005":{"vr":"XX"}}', '"XX" is not a value representation'],
    ['a representation from the prototype', '{"00080005":{"vr":"toString"}}', 'not a value'],
    ['no representation', '{"00080005":{"Value":["a"]}}', 'nothing is not a value'],
    ['an attribute that is a list', '{"00080005":[]}', 'expected an attribute, found a list'],
    ['values that are no list', '{"00080005":{"vr":"CS","Value":"a"}}', 'Value is not a list'],
    ['a number for text', '{"00080005":{"vr":"CS","Value":[1]}}', 'number does not fit'],
    ['an object for text', '{"00080005":{"vr":"UT","Value":[{}]}}', 'object does not fit'],
    ['text for a number', '{"00700022":{"vr":"FL","Value":["1"]}}', 'string does not fit'],
    ['no number for a decimal', '{"0040A30A":{"vr":"DS","Value":["a"]}}', 'string does not fit'],
    ['text for an item', '{"0040A730":{"vr":"SQ","Value":["x"]}}', 'expected a dataset'],
    [
      'null for an item',
      '{"0040A730":{"vr":"SQ","Value":[null]}}',
      'expected a dataset, found null',
    ],
    ['text for a name', '{"00100010":{"vr":"PN","Value":["A^B"]}}', 'a name is an object'],
    ['a name with other parts', '{"00100010":{"vr":"PN","Value":[{"x":"y"}]}}', 'not a part'],
    ['a bad tag value', '{"00080005":{"vr":"AT","Value":["12"]}}', 'does not fit'],
    ['bad base64', '{"00091001":{"vr":"UN","InlineBinary":"a b"}}', 'not base64'],
    ['bytes twice', '{"00091001":{"vr":"UN","InlineBinary":"","Value":[]}}', 'both'],
    ['bytes as values', '{"00091001":{"vr":"OB","Value":[1]}}', 'InlineBinary'],
    ['something beside the value', '{"00080005":{"vr":"CS","x":1}}', '"x" does not belong here'],
  ])('is refused with its place: %s', (_, text, expected) => {
    expect(message(text)).toContain(expected);
  });

  it('is refused when nested without end', () => {
    const depth = 5000;
    const text = `${'{"0040A730":{"vr":"SQ","Value":['.repeat(depth)}{}${']}}'.repeat(depth)}`;
    expect(message(text)).toContain('nested deeper than 64 sequences');
  });

  it('is refused above 50 MB before it is parsed', () => {
    expect(message(' '.repeat(LARGEST_REPORT + 1))).toBe(
      'too-large: The file is larger than 50 MB.',
    );
  });

  it('keeps markup as text', () => {
    const dataset = { '0040A160': { vr: 'UT', Value: ['<img src=x onerror=alert(1)>'] } };
    expect(checkDicomJson(dataset)).toEqual({ ok: true, value: dataset });
  });
});
