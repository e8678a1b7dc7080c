/**
 * Where a slice lies of the end of the cord. `open`: its level may hold the tip, which nobody marked. `unnamed`: neither
 * level nor tip is known.
 */
export type ConusPlace = 'above' | 'at-tip' | 'below' | 'open' | 'unnamed';
