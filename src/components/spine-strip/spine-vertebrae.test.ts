import { expect, it } from 'vitest';
import { spineVertebrae } from './spine-vertebrae.ts';

it('shows 29 vertebrae from C1 to S5 in the usual spine', () => {
  const usual = spineVertebrae('none');
  expect(usual).toHaveLength(29);
  expect([usual[0], usual.at(-1)]).toEqual(['C1', 'S5']);
});

it('follows transitional anatomy', () => {
  expect(spineVertebrae('t13')).toHaveLength(30);
  expect(spineVertebrae('lumbarised-s1')).toContain('L6');
  expect(spineVertebrae('eleven-ribs')).not.toContain('T12');
});
