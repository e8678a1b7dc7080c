import { describe, expect, it } from 'vitest';
import { deficitState, NO_DEFICIT_ASKED, withDeficit } from './deficit.ts';
import { deficitOpenParts, deficitText } from './deficit-words.ts';

describe('a deficit', () => {
  it('is nothing until it was asked, and nothing again when all was taken back', () => {
    const asked = withDeficit(null, { kind: 'myelopathy' });
    expect(asked).toEqual({ ...NO_DEFICIT_ASKED, kind: 'myelopathy' });
    expect(withDeficit(asked, { kind: null })).toBeNull();
    expect(deficitText(null)).toBe('deficit not asked');
  });

  it('that is none has no kind and no course, and the other way round', () => {
    const progressive = withDeficit(null, { kind: 'myelopathy', course: 'progressive' });
    const none = withDeficit(progressive, { severity: 'none' });
    expect(none).toEqual({ ...NO_DEFICIT_ASKED, severity: 'none' });
    expect(deficitText(none)).toBe('no deficit');
    expect(withDeficit(none, { kind: 'radiculopathy' })).toEqual({
      ...NO_DEFICIT_ASKED,
      kind: 'radiculopathy',
    });
  });

  it('says what is known and what was not asked', () => {
    const deficit = withDeficit(null, {
      kind: 'myelopathy',
      severity: 'significant',
      course: 'progressive',
      onset: { kind: 'days', days: 3 },
    });
    expect(deficitText(deficit)).toBe(
      'significant, progressive myelopathy, began 3 days before the study',
    );
    expect(deficitOpenParts(deficit)).toEqual(['walking']);
    expect(deficitText(withDeficit(null, { walks: 'no' }))).toBe(
      'deficit not asked, does not walk',
    );
  });

  it('is grave when significant or progressive, and unknown while neither is excluded', () => {
    const grave = (answers: Parameters<typeof withDeficit>[1]) =>
      deficitState(withDeficit(null, answers)).isGrave;
    expect(grave({ severity: 'significant' })).toBe(true);
    expect(grave({ course: 'progressive' })).toBe(true);
    expect(grave({ severity: 'mild', course: 'stable' })).toBe(false);
    expect(grave({ severity: 'mild' })).toBeNull();
    expect(grave({ severity: 'none' })).toBe(false);
    expect(deficitState(withDeficit(null, { walks: 'no' })).isPresent).toBeNull();
  });
});
