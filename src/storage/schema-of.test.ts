import * as z from 'zod';
import { expect, it } from 'vitest';
import { schemaOf } from './schema-of.ts';

interface Mark {
  readonly structure: 'cord' | 'sac';
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly note?: string;
}

const points = z.array(z.strictObject({ x: z.number(), y: z.number() }));
const note = z.exactOptional(z.string());

// The type checker is what is tested: an error that is expected here and does not come fails `npm run types`.
it('takes a schema that says exactly what the type says', () => {
  const structure = z.enum(['cord', 'sac']);
  expect(schemaOf<Mark>()(z.strictObject({ structure, points, note }))).toBeDefined();
});

it('refuses any other when types are checked', () => {
  const structure = z.enum(['cord', 'sac']);
  const mark = schemaOf<Mark>();
  // @ts-expect-error One structure is missing.
  mark(z.strictObject({ structure: z.enum(['cord']), points, note }));
  // @ts-expect-error There is no such structure.
  mark(z.strictObject({ structure: z.enum(['cord', 'sac', 'disc']), points, note }));
  // @ts-expect-error A member that may be absent is missing.
  mark(z.strictObject({ structure, points }));
  // @ts-expect-error A member may not be absent.
  mark(z.strictObject({ structure, points, note: z.string() }));
  // @ts-expect-error There is no such member.
  mark(z.strictObject({ structure, points, note, colour: z.string() }));
  // @ts-expect-error A member deep within is missing.
  mark(z.strictObject({ structure, points: z.array(z.strictObject({ x: z.number() })), note }));
  // @ts-expect-error It may not be null.
  mark(z.strictObject({ structure: structure.nullable(), points, note }));
  expect(mark).toBeTypeOf('function');
});
