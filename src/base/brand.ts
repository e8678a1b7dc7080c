declare const brand: unique symbol;

/** A type that is told apart from its base at compile time only, so that an id or a coordinate space cannot be mistaken for another. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
