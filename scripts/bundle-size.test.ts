import { expect, it } from 'vitest';
import { eagerFiles } from './bundle-size.ts';

it('follows static imports to the end, leaves dynamic ones and styles out, survives a cycle', () => {
  const manifest = {
    'index.html': { file: 'main.js', isEntry: true, imports: ['a'], dynamicImports: ['late'] },
    a: { file: 'a.js', imports: ['b'] },
    b: { file: 'b.js', imports: ['a'] },
    late: { file: 'late.js', imports: ['b'] },
    'style.css': { file: 'style.css', isEntry: true },
  };
  expect(eagerFiles(manifest)).toEqual(['main.js', 'a.js', 'b.js']);
});
