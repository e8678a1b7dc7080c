import { describe, expect, it } from 'vitest';
import { asksForFile, publicSampleFile } from './sample-studies-plugin.ts';
import { teachHints } from './teach-hints.ts';

describe('publicSampleFile', () => {
  it('gives out the catalogue and the cases, nothing of the generator and nothing outside', () => {
    const file = (path: string): string | null => publicSampleFile('/repo/sample-dicom', path);
    expect(file('/sample-dicom/catalogue.json')).toBe('/repo/sample-dicom/catalogue.json');
    expect(file('/sample-dicom/cases/case-07/a.dcm')).toBe(
      '/repo/sample-dicom/cases/case-07/a.dcm',
    );
    expect(file('/sample-dicom/generate.ts')).toBeNull();
    expect(file('/sample-dicom/')).toBeNull();
    expect(file('/sample-dicom/cases/../generate.ts')).toBeNull();
    expect(file('/sample-dicom/../package.json')).toBeNull();
    expect(file('/index.html')).toBeNull();
  });
});

describe('asksForFile', () => {
  it('tells a file from a screen whose address holds a UID', () => {
    expect(asksForFile('/sample-dicom/cases/case-07/missing')).toBe(true);
    expect(asksForFile('/assets/index-CYj1.js')).toBe(true);
    expect(asksForFile('/studies/1.2.840.10008')).toBe(false);
    expect(asksForFile('/read/case-07')).toBe(false);
  });
});

describe('what filters tell of the keys', () => {
  it('is made from the truths, a line for each case', async () => {
    const { cases } = JSON.parse(await teachHints('sample-dicom')) as {
      readonly cases: Readonly<Record<string, { readonly borderline: readonly string[] }>>;
    };
    // sample-dicom/README.md: 18 lies between 1b and 1c, 01 on no border.
    expect(cases['case-18']?.borderline).toEqual(['1b/1c']);
    expect(cases['case-01']).toEqual({
      borderline: [],
      compartments: ['Vertebral body', 'Posterior elements'],
    });
  });
});
