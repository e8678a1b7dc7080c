import { describe, expect, it } from 'vitest';
import { exportedSymbols } from './check-docs.ts';

const documented = (text: string): Record<string, boolean> =>
  Object.fromEntries(
    [...exportedSymbols('a.ts', text)].map(([name, { isDocumented }]) => [name, isDocumented]),
  );

describe('exportedSymbols', () => {
  it('finds each kind of export and sees which have a docstring', () => {
    const text = `
      /** The area of a polygon. */
      export const area = 1;
      export const bare = 2;
      // not a docstring
      export function lineComment() {}
      /** A thing with a size. */
      export interface Thing { readonly size: number }
      export type Alias = Thing;
      /** */
      export class Empty {}
      const inner = 3;
    `;
    expect(documented(text)).toEqual({
      area: true,
      bare: false,
      lineComment: false,
      Thing: true,
      Alias: false,
      Empty: false,
    });
  });

  it('counts names exported in a list at the end, and leaves re-exports to their source', () => {
    const text = `
      const late = 1;
      export { late };
      export { other } from './other.ts';
    `;
    expect(documented(text)).toEqual({ late: false });
  });

  it('takes an overloaded function as one symbol', () => {
    const text = `
      /** Reads one or many values. */
      export function read(one: string): string;
      export function read(many: string[]): string;
      export function read(value: unknown): string { return String(value); }
    `;
    expect(documented(text)).toEqual({ read: true });
  });
});
