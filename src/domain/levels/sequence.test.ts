import { describe, expect, it } from 'vitest';
import type { TransitionalAnatomy } from '../level.ts';
import { nextVertebra, stepVertebra, vertebraeBetween, vertebraSequence } from './sequence.ts';

describe('vertebraSequence', () => {
  // C0 and 7 cervical, 12 thoracic, 5 lumbar, 5 sacral, coccyx.
  it.each<[TransitionalAnatomy, number]>([
    ['none', 31],
    ['unknown', 31],
    ['sacralised-l5', 31],
    ['t13', 32],
    ['lumbarised-s1', 32],
    ['eleven-ribs', 30],
  ])('of anatomy %s has %i members', (anatomy, count) => {
    expect(vertebraSequence(anatomy)).toHaveLength(count);
  });

  it('steps over what the anatomy does not have', () => {
    expect(nextVertebra('T12', 'none')).toBe('L1');
    expect(nextVertebra('T12', 't13')).toBe('T13');
    expect(nextVertebra('T11', 'eleven-ribs')).toBe('L1');
    expect(nextVertebra('L5', 'lumbarised-s1')).toBe('L6');
    expect(stepVertebra('L1', -1, 't13')).toBe('T13');
  });

  it('ends at occiput and coccyx, and has no place for what it does not have', () => {
    expect(stepVertebra('C0', -1, 'none')).toBeNull();
    expect(nextVertebra('Co', 'none')).toBeNull();
    expect(nextVertebra('T13', 'none')).toBeNull();
  });

  it('gives those strictly between', () => {
    expect(vertebraeBetween('T11', 'L2', 'none')).toEqual(['T12', 'L1']);
    expect(vertebraeBetween('T9', 'T10', 'none')).toEqual([]);
  });
});
