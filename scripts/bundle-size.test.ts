import { expect, it } from 'vitest';
import { eagerFiles, namedScripts } from './bundle-size.ts';

const manifest = {
  'index.html': { file: 'main.js', isEntry: true, imports: ['a'], dynamicImports: ['late'] },
  a: { file: 'a.js', imports: ['b'] },
  b: { file: 'b.js', imports: ['a'] },
  late: { file: 'late.js', imports: ['b', 'c'] },
  c: { file: 'c.js' },
  'style.css': { file: 'style.css', isEntry: true },
};

it('follows static imports to the end, leaves dynamic ones and styles out, survives a cycle', () => {
  expect(eagerFiles(manifest)).toEqual(['main.js', 'a.js', 'b.js']);
});

it('adds what a screen loads when it is asked for', () => {
  expect(eagerFiles(manifest, ['late'])).toEqual(['main.js', 'a.js', 'b.js', 'late.js', 'c.js']);
});

it('does not pass over a screen that the build does not have', () => {
  expect(() => eagerFiles(manifest, ['gone'])).toThrow('no gone');
});

it('finds workers by their names, and what they load', () => {
  const others = new Map([
    ['assets/worker-1.js', 'import("./codec-2.js")'],
    ['assets/codec-2.js', ''],
    ['assets/other-3.js', ''],
  ]);
  expect(namedScripts(['new Worker("/assets/worker-1.js")'], others)).toEqual([
    'assets/worker-1.js',
    'assets/codec-2.js',
  ]);
});
