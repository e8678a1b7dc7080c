import { describe, expect, it } from 'vitest';
import { isUnencrypted, parseArchiveUrl, parsePrefix } from './archive-url.ts';

describe('parseArchiveUrl', () => {
  it.each([
    [' /dicom-web/ ', '/dicom-web'],
    ['https://pacs.example.org/rs//', 'https://pacs.example.org/rs'],
    ['HTTP://10.0.0.1:8042', 'http://10.0.0.1:8042'],
  ])('takes %s', (typed, url) => {
    expect(parseArchiveUrl(typed)).toEqual({ ok: true, value: url });
  });

  it.each([
    ['pacs.example.org', /Give an address/],
    ['//elsewhere/dicom-web', /Give an address/],
    ['javascript:alert(1)', /Give an address/],
    ['https://jane:secret@pacs.example.org', /name and password/],
    ['/dicom-web?token=1', /without/],
    ['https://', /not an address/],
    ['', /Give an address/],
  ])('refuses %s, and does not repeat it', (typed, sentence) => {
    const parsed = parseArchiveUrl(typed);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(sentence) as string });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});

it('knows what can be read on its way', () => {
  expect(isUnencrypted('http://pacs.example.org')).toBe(true);
  expect(isUnencrypted('http://localhost.example.org')).toBe(true);
  expect(isUnencrypted('http://127.0.0.1:8042/x')).toBe(false);
  expect(isUnencrypted('https://pacs.example.org')).toBe(false);
  expect(isUnencrypted('/dicom-web')).toBe(false);
});

it('takes a path without its slashes', () => {
  expect(parsePrefix('/aets/ARC/rs/')).toEqual({ ok: true, value: 'aets/ARC/rs' });
  expect(parsePrefix('a?b').ok).toBe(false);
});
