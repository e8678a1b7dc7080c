/**
 * How each value representation is kept in the JSON model and in a file.
 * Source: DICOM PS3.5 table 6.2-1 and 7.1-1, PS3.18 F.2.3.
 */
export const VALUE_REPRESENTATIONS = {
  AE: { kind: 'text', many: true },
  AS: { kind: 'text', many: true },
  AT: { kind: 'tag', many: true },
  CS: { kind: 'text', many: true },
  DA: { kind: 'text', many: true },
  DS: { kind: 'decimal', many: true },
  DT: { kind: 'text', many: true },
  FD: { kind: 'number', bytes: 8 },
  FL: { kind: 'number', bytes: 4 },
  IS: { kind: 'decimal', many: true },
  LO: { kind: 'text', many: true },
  LT: { kind: 'text', many: false },
  OB: { kind: 'binary' },
  OD: { kind: 'binary' },
  OF: { kind: 'binary' },
  OL: { kind: 'binary' },
  OV: { kind: 'binary' },
  OW: { kind: 'binary' },
  PN: { kind: 'name', many: true },
  SH: { kind: 'text', many: true },
  SL: { kind: 'number', bytes: 4 },
  SQ: { kind: 'sequence' },
  SS: { kind: 'number', bytes: 2 },
  ST: { kind: 'text', many: false },
  SV: { kind: 'long', bytes: 8 },
  TM: { kind: 'text', many: true },
  UC: { kind: 'text', many: true },
  UI: { kind: 'text', many: true },
  UL: { kind: 'number', bytes: 4 },
  UN: { kind: 'binary' },
  UR: { kind: 'text', many: false },
  US: { kind: 'number', bytes: 2 },
  UT: { kind: 'text', many: false },
  UV: { kind: 'long', bytes: 8 },
} as const;

/** A value representation. */
export type Vr = keyof typeof VALUE_REPRESENTATIONS;

/** Whether a text names a value representation. */
export const isVr = (text: unknown): text is Vr =>
  typeof text === 'string' && Object.hasOwn(VALUE_REPRESENTATIONS, text);
