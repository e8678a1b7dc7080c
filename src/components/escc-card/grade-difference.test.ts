import { describe, expect, it } from 'vitest';
import type { EsccConfirmation, EsccProposal } from '../../domain/escc/escc.ts';
import { differsFromProposal } from '../../domain/reader-override.ts';
import { changedSinceSentence } from './grade-difference.ts';

const RANGE: EsccProposal = { kind: 'range', lowest: '1a', highest: '1c', open: ['sac-deformed'] };

const confirmed = (
  grade: EsccConfirmation['grade'],
  proposal: EsccProposal | null,
): EsccConfirmation => ({
  grade,
  confirmedAt: '2031-03-14T10:42:00+01:00',
  image: null,
  proposal,
  ruleVersion: '1.0',
  reason: null,
  basis: null,
});

describe('differsFromProposal', () => {
  it('is false for a grade within what is proposed', () => {
    expect(differsFromProposal('1c', { kind: 'grade', grade: '1c' })).toBe(false);
    expect(differsFromProposal('1a', RANGE)).toBe(false);
    expect(differsFromProposal('1c', RANGE)).toBe(false);
    expect(differsFromProposal('3', { kind: 'at-least', lowest: '1b' })).toBe(false);
  });

  it('is true for a grade outside of it', () => {
    expect(differsFromProposal('1b', { kind: 'grade', grade: '1c' })).toBe(true);
    expect(differsFromProposal('0', RANGE)).toBe(true);
    expect(differsFromProposal('2', RANGE)).toBe(true);
    expect(differsFromProposal('1a', { kind: 'at-least', lowest: '1b' })).toBe(true);
  });

  it('is false where no grade is proposed', () => {
    expect(differsFromProposal('2', null)).toBe(false);
    expect(differsFromProposal('2', { kind: 'none', reason: 'no-sac' })).toBe(false);
  });
});

it('says when outlines changed after the grade was given', () => {
  const then = confirmed('1c', { kind: 'grade', grade: '1c' });
  expect(changedSinceSentence(then, { kind: 'grade', grade: '1c' })).toBeNull();
  expect(changedSinceSentence(then, { kind: 'grade', grade: '2' })).toBe(
    'Outlines or rules changed since: the measures now say 2.',
  );
  expect(changedSinceSentence(confirmed('1c', null), { kind: 'grade', grade: '2' })).toBeNull();
});
