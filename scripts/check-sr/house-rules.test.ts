import { describe, expect, it } from 'vitest';
import type { DicomDataset } from '../../src/dicom/sr/dicom-json.ts';
import { coveringReadings } from '../../src/dicom/sr/testing/covering-readings.ts';
import { sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../../src/dicom/sr/write/measurement-report.ts';
import { houseRuleBreaches } from './house-rules.ts';

const documents = coveringReadings().map(({ reading, derived, signedOff }) => {
  const report = toMeasurementReport(reading, sampleContext({ signedOff }), derived);
  if (!report.ok) throw new Error(report.error.message);
  return report.value.dataset;
});

describe('the house rules', () => {
  it('are kept by the twelve readings that cover every code', () => {
    expect(documents.flatMap(houseRuleBreaches)).toEqual([]);
  });

  /** Each breaks one rule by changing the text of a document. */
  it.each<[string, number, string | RegExp, string, string]>([
    ['an uncoded character set', 1, 'ISO_IR 192', 'ISO_IR 100', 'ISO_IR 192'],
    ['a template', 1, '"1500"', '"1501"', 'template is not 1500'],
    ['a UID', 1, '"2.25.9001"', '"2.25..9"', 'not a UID'],
    [
      'evidence',
      1,
      /"00081155":\{"vr":"UI","Value":\["2\.25\.1102"\]\}/,
      '"00081155":{"vr":"UI","Value":["2.25.7"]}',
      'evidence',
    ],
    ['the observer', 1, '121008', '121000', 'no Person Observer Name'],
    ['the device', 1, '121012', '121000', 'no Device Observer UID'],
    ['the library', 1, '111028', '121000', 'no Image Library'],
    [
      'points of a SINS answer',
      1,
      /("SINS_POINTS".*?"0040A30A":\{"vr":"DS","Value":\[)\d/,
      '$19',
      'wrong points',
    ],
    [
      'a SINS total',
      1,
      /("SINS_TOTAL".*?"0040A30A":\{"vr":"DS","Value":\[)\d+/,
      '$10',
      'should total',
    ],
    ['a SINS class', 1, /"SINS_CL_\w+"/, '"SINS_CL_NONE"', 'class is'],
    ['a grade', 1, /("ESCC_CONFIRMED".*?)"ESCC_\d\w?"/, '$1"ESCC_9"', 'a grade we do not have'],
    ['completeness', 2, '"PARTIAL"', '"COMPLETE"', 'complete although'],
    ['an evidence UID', 1, /("EVIDENCE_UID".*?)"2\.25\.\d+"/, '$1"2.25.7"', 'points to no group'],
  ])('notice a broken one: %s', (_, index, from, to, expected) => {
    const text = JSON.stringify(documents[index]);
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    expect(houseRuleBreaches(JSON.parse(broken) as DicomDataset).join('\n')).toContain(expected);
  });
});
