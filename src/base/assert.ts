/** Ends a switch over a union: a variant that was forgotten is a compile error, and a bug at run time. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unexpected variant: ${JSON.stringify(value)}`);
}
