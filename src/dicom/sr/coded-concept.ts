/** A code as it stands in a document. Source: DICOM PS3.3 section 8.1. */
export interface CodedConcept {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
  /** A code of another scheme for the same, written beside it. Source: DICOM PS3.3 8.9 (Equivalent Code Sequence). */
  readonly equivalent?: CodedConcept;
}

/** A code of our table, with where it comes from. */
export interface CodeEntry extends CodedConcept {
  /** `standard`: in a public table, named by `source`. `private`: defined by this project in 99ESCC. */
  readonly status: 'standard' | 'private';
  readonly source: string;
}

/** The designator of our private coding scheme. */
export const PRIVATE_SCHEME = '99ESCC';

/** What identifies a code: scheme and value; the meaning is text for people. */
export const codeKey = (code: { readonly scheme: string; readonly value: string }): string =>
  `${code.scheme}:${code.value}`;

/** Whether two codes say the same. Source: DICOM PS3.3 8.1 (the meaning never identifies). */
export const isSameCode = (a: CodedConcept | null, b: CodedConcept): boolean =>
  a !== null && a.scheme === b.scheme && a.value === b.value;

/** An entry of a public table. */
export const standardCode = (
  value: string,
  scheme: string,
  meaning: string,
  source: string,
): CodeEntry => ({ value, scheme, meaning, status: 'standard', source });

/** An entry of our own scheme. */
export const privateCode = (value: string, meaning: string): CodeEntry => ({
  value,
  scheme: PRIVATE_SCHEME,
  meaning,
  status: 'private',
  source: 'docs/sr-template.md',
});
