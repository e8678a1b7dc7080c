import { describe, expect, it } from 'vitest';
import { changeReport } from './change-report.ts';

describe('what was changed', () => {
  const report = changeReport({
    images: 46,
    reasons: ['It is not an MR or CT image.', 'It is not an MR or CT image.'],
    removed: new Set(['00080050', '00081030', '00091001', '00181020', '60023000', '00100010']),
  });
  const lines = report.split('\n');
  const after = (title: string): string | undefined =>
    lines[lines.findIndex((one) => one.startsWith(title)) + 1];

  it('counts the images and the files that were left out, by reason', () => {
    expect(report).toContain('Images copied: 46.');
    expect(after('Files left out: 2.')).toBe('  2: It is not an MR or CT image.');
  });

  it('sorts what left by who names it, with its keyword', () => {
    expect(after('Left out, named by the profile (2):')).toBe('  (0008,1030) StudyDescription');
    expect(report).toContain('  (6002,3000) OverlayData');
    expect(after('Left out, private (1):')).toBe('  (0009,1001)');
    expect(after('Left out, not named by the profile (1):')).toBe('  (0018,1020)');
  });

  it('does not call left out what was emptied or replaced', () => {
    expect(report.split('(0008,0050)')).toHaveLength(2);
    expect(after('Emptied:')).toBe('  (0008,0030) StudyTime');
    expect(after('Given a value')).toBe('  (0010,0010) PatientName');
    expect(after('Dates moved')).toMatch(/Date$/);
    expect(report).toContain('(0020,000D) StudyInstanceUID');
  });

  it('claims nothing of pixels and faces', () => {
    expect(report).toContain('Not looked at');
    expect(report).toContain('Faces');
  });
});
