import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_REPORT } from './dicom-json.ts';
import { fromMeasurementReport } from './read/measurement-report.ts';
import { readReportFile } from './report-file.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import { SAMPLE_STUDY, sampleContext } from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

const covering = coveringReadings()[9];
if (covering === undefined) throw new Error('no reading');
const report = toMeasurementReport(covering.reading, sampleContext(), covering.derived);
if (!report.ok) throw new Error(report.error.message);
const TEXT = JSON.stringify([report.value.dataset]);

const read = (text: string | Uint8Array): ReturnType<typeof readReportFile> =>
  readReportFile(
    { name: 'a.json', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text },
    SAMPLE_STUDY,
  );

/** Every place of a JSON value below the top, as a way of keys. */
function placesOf(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [
    ...(way.length === 0 ? [] : [way]),
    ...Object.entries(value).flatMap(([key, below]) => placesOf(below, [...way, key])),
  ];
}

const PLACES = placesOf(JSON.parse(TEXT));

function replaced(way: readonly string[], by: unknown): unknown {
  const document = JSON.parse(TEXT) as Record<string, unknown>;
  let parent: Record<string, unknown> = document;
  for (const key of way.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  parent[way.at(-1) ?? ''] = by;
  return document;
}

describe('a hostile report', { timeout: 60_000 }, () => {
  it('with any value in any place gives a reading or one sentence, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        fc.oneof(fc.jsonValue(), fc.constantFrom('2.25.1', -1, 1e300, '', [null], [{}])),
        (way, value) => {
          const result = fromMeasurementReport(replaced(way, value), SAMPLE_STUDY);
          if (!result.ok) {
            expect(result.error.message).toMatch(/^The [^\n]+\.$/);
            return;
          }
          // What could be read can be saved, or says what is missing for it.
          const { reading, images, carried, documentInfo, header } = result.value;
          const context = sampleContext({
            study: header,
            knownImages: images,
            carried,
            predecessor: documentInfo,
          });
          const written = toMeasurementReport(reading, context, covering.derived);
          if (written.ok) {
            const again = fromMeasurementReport(written.value.dataset, null);
            expect(again.ok && again.value.reading).toEqual(reading);
          } else expect(written.error.message).not.toBe('');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('nested a hundred thousand deep is refused', () => {
    const depth = 100_000;
    const text = `${'{"0040A730":{"vr":"SQ","Value":['.repeat(depth)}{}${']}}'.repeat(depth)}`;
    const result = read(text);
    expect(!result.ok && result.error.message).toContain('a.json could not be read: At ');
  });

  it('of more than 50 MB is refused before it is looked at', () => {
    const result = read(new Uint8Array(LARGEST_REPORT + 1));
    expect(!result.ok && result.error.kind).toBe('too-large');
  });

  it('with prototype keys anywhere is refused, and changes nothing of ours', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = TEXT.replaceAll('"00080100":', `"${key}":{"vr":"SH","Value":["x"]},"00080100":`);
      expect(read(text)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    }
    expect(({} as Record<string, unknown>)['vr']).toBeUndefined();
  });

  it('with markup in every text is read as text', () => {
    const markup = '<script>alert(1)</script>';
    const text = TEXT.replaceAll('Größe 転移 <b>?</b>', markup).replaceAll('Müller^Jörg', markup);
    const result = read(text);
    expect(result.ok && result.value.observer?.name).toBe(markup);
    expect(result.ok && JSON.stringify(result.value.reading)).toContain(markup);
  });

  it('that is not UTF-8, or cut off, is refused with one sentence', () => {
    for (const bytes of [
      Uint8Array.of(0xff, 0xfe, 0),
      new TextEncoder().encode(TEXT.slice(0, 999)),
    ]) {
      const result = read(bytes);
      expect(!result.ok && result.error.message).toBe(
        'a.json could not be read: The file is not complete JSON.',
      );
    }
  });
});
