import { describe, expect, it } from 'vitest';
import { fromDicomDateTime, offsetOf, toDicomDateTime } from './date-time.ts';
import { decimalOf } from './decimal-string.ts';

describe('a time', () => {
  it.each([
    ['2026-11-21T10:15:00.000Z', '+0000'],
    ['2026-11-21T10:15:00+01:00', '+0100'],
    ['2026-11-21T10:15:00-0930', '-0930'],
    ['2026-11-21', '+0000'],
  ])('%s is given at %s', (iso, offset) => {
    expect(offsetOf(iso)).toBe(offset);
  });

  it.each([
    ['2026-11-21T10:15:00.250Z', '+0000', '20261121101500.250'],
    // 23:30 UTC is the next day, 00:30, one hour to the east
    ['2026-11-21T23:30:00.000Z', '+0100', '20261122003000.000'],
    ['2026-11-21T00:10:00.000Z', '-0930', '20261120144000.000'],
  ])('%s at %s is %s', (iso, offset, text) => {
    expect(toDicomDateTime(iso, offset)).toBe(text);
    expect(new Date(fromDicomDateTime(text, offset) ?? '').toISOString()).toBe(iso);
  });

  it('keeps the offset it was given at', () => {
    expect(fromDicomDateTime('20261122003000.000', '+0100')).toBe('2026-11-22T00:30:00.000+01:00');
    expect(fromDicomDateTime('20261120144000-0930', '+0100')).toBe('2026-11-20T14:40:00.000-09:30');
  });

  it.each([
    ['20261121', '2026-11-21T00:00:00.000Z'],
    ['202611211015', '2026-11-21T10:15:00.000Z'],
    ['20261121101500.5', '2026-11-21T10:15:00.500Z'],
    ['20261121101500+0200', '2026-11-21T10:15:00.000+02:00'],
  ])('DT %s is %s', (text, iso) => {
    expect(fromDicomDateTime(text, '+0000')).toBe(iso);
  });

  it.each(['', 'today', '20261321', '2026-11-21'])('%j is no DT', (text) => {
    expect(fromDicomDateTime(text, '+0000')).toBeNull();
  });

  it('is null for what is no date', () => {
    expect(toDicomDateTime('today', '+0000')).toBeNull();
  });
});

describe('a decimal string', () => {
  it.each([
    [75, 75],
    [-12.5, -12.5],
    // 16 characters hold 15 digits and the point; a leading zero takes one more
    [100 / 3, 33.3333333333333],
    [1 / 3, 0.33333333333333],
    [-1.23456789012345e-7, -1.2345678901e-7],
  ])('of %d holds %d', (value, held) => {
    expect(decimalOf(value)).toBe(held);
    expect(String(decimalOf(value)).length).toBeLessThanOrEqual(16);
  });
});
