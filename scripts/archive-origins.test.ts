import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allowOrigins, parseOrigins } from './archive-origins.ts';

describe('origins of archives', () => {
  it('are taken as they are', () => {
    expect(parseOrigins(' https://pacs.example.org, http://127.0.0.1:8042 ')).toEqual([
      'https://pacs.example.org',
      'http://127.0.0.1:8042',
    ]);
    expect(parseOrigins('')).toEqual([]);
  });

  it.each([
    'https://*.example.org',
    '*',
    'https://pacs.example.org/dicom-web',
    'https://pacs.example.org/',
    'pacs.example.org',
    "https://a'; script-src *",
    'https://user:secret@pacs.example.org',
    'https://pacs.example.org:443',
  ])('do not include %s', (entry) => {
    expect(() => parseOrigins(entry)).toThrow('is not an origin');
  });

  it('stand in connect-src of the page alone', () => {
    const page = readFileSync('index.html', 'utf8');
    const allowed = allowOrigins(page, ['https://pacs.example.org']);
    expect(allowed).toContain("connect-src 'self' blob: data: https://pacs.example.org;");
    expect(allowed.replace(' https://pacs.example.org', '')).toBe(page);
    expect(allowOrigins(page, [])).toBe(page);
    expect(() => allowOrigins('<html></html>', ['https://pacs.example.org'])).toThrow(
      'connect-src',
    );
  });
});
