/** Where an image archive answers DICOMweb requests. Kept in the settings; holds nothing secret. */
export interface ArchiveAddress {
  /** What the reader calls it. */
  readonly name: string;
  /** Without a slash at the end; relative to the page for an archive behind the same server. */
  readonly url: string;
  /** Path below `url` of searching, of retrieving and of storing; empty for none. */
  readonly qidoPrefix: string;
  readonly wadoPrefix: string;
  readonly stowPrefix: string;
}

/** How the archive is told who asks. Kept for the session only. */
export type ArchiveCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };
