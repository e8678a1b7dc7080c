/** Moves one entry of a list by a number of places, as far as it goes. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const at = Math.min(Math.max(to, 0), list.length - 1);
  const others = list.filter((_, i) => i !== from);
  const [item] = list.slice(from, from + 1);
  return item === undefined ? list : [...others.slice(0, at), item, ...others.slice(at)];
}
