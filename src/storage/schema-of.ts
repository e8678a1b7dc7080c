import type * as z from 'zod';

/**
 * A schema that takes exactly what a type of ours holds, no more and no less: where they differ the type checker says at
 * which place (`differsAt`). Otherwise a member that was added to the type alone would be saved and refused when read.
 */
export const schemaOf =
  <Kept>() =>
  <Schema extends z.ZodType>(schema: Schema & SameAs<Kept, z.output<Schema>>): Schema =>
    schema;

type SameAs<Kept, Parsed> = [Difference<Parsed, Kept>] extends [never]
  ? unknown
  : { readonly differsAt: Difference<Parsed, Kept> };

/** The places at which two types differ, as paths; never when they are the same. What may be written to does not count. */
type Difference<A, B, Path extends string = ''> =
  Identical<Plain<A>, Plain<B>> extends true
    ? never
    : IsUnion<A> extends true
      ? Path
      : [A, B] extends [readonly unknown[], readonly unknown[]]
        ? Difference<A[number & keyof A], B[number & keyof B], `${Path}[]`>
        : [A, B] extends [object, object]
          ? {
              [K in keyof A | keyof B]: K extends keyof A & keyof B
                ? Difference<A[K], B[K], `${Path}.${K & string}`>
                : `${Path}.${K & string}`;
            }[keyof A | keyof B]
          : Path;

/** A type without `readonly`, intersections and explicit `undefined`; brands stay. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : { -readonly [K in keyof T]: Plain<Exclude<T[K], undefined>> };

type Identical<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;
