import { describe, expect, it } from 'vitest';
import { asksForFile, publicSampleFile } from './sample-studies-plugin.ts';

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
