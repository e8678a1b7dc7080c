/**
 * A computed number as it is kept in a reading and its report: to a millionth. More digits would be noise of the
 * computation, and some programs that copy reports between their forms keep only sixteen.
 */
export const recordNumber = (value: number): number => Number(value.toFixed(6));
