import { assertUnreachable } from '../base/assert.ts';

/** Why the archive did not do what it was asked. Holds no address, no credential and nothing of the patient. */
export type PacsError =
  /** The reader, or the program on leaving, ended the request. */
  | { readonly kind: 'stopped' }
  /** No connection: the archive is down, unknown, or not allowed by its CORS rules or by this build. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'no-answer'; readonly seconds: number }
  /** The answer began and broke off. */
  | { readonly kind: 'cut-short' }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'no-room' }
  | { readonly kind: 'busy'; readonly status: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'wrong-type'; readonly expected: string; readonly found: string }
  /** A web page came where data were asked for: mostly one to sign in on. */
  | { readonly kind: 'web-page' }
  | { readonly kind: 'not-json' }
  /** The archive named the document among those it did not take. `reason` is one sentence. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The archive says it is done but does not name the document, and does not find it either. */
  | { readonly kind: 'unconfirmed' };

/** One or two sentences on what happened, for the reader. What it means for the reading is added by whoever shows it. */
export function describePacsError(error: PacsError): string {
  switch (error.kind) {
    case 'stopped':
      return 'It was stopped.';
    case 'unreachable':
      return 'The archive cannot be reached. It may be down, or it does not allow this page to ask it.';
    case 'no-answer':
      return `The archive did not answer in ${error.seconds} s.`;
    case 'cut-short':
      return 'The answer of the archive broke off before its end.';
    case 'not-signed-in':
      return 'The archive does not accept the sign-in (401). Give the credentials again.';
    case 'forbidden':
      return 'The archive does not allow this to the signed-in user (403).';
    case 'redirected':
      return 'The archive sent this request elsewhere, usually to a sign-in page. Sign in there first.';
    case 'not-found':
      return 'The archive does not have it (404).';
    case 'conflict':
      return 'The archive did not take it because of a conflict (409).';
    case 'too-large':
      return 'The archive, or the server before it, takes no file of this size (413).';
    case 'no-room':
      return 'The archive has no room left (507).';
    case 'busy':
      return `The archive is too busy to answer (${error.status}).`;
    case 'status':
      return `The archive answered with an error (${error.status}).`;
    case 'wrong-type':
      return `The archive answered with ${error.found || 'no content type'}, not with ${error.expected}. Is the address that of a DICOMweb service?`;
    case 'web-page':
      return 'The archive answered with a web page, usually one to sign in on. Sign in there first, or check that the address is that of a DICOMweb service.';
    case 'not-json':
      return 'The answer of the archive is not complete JSON.';
    case 'refused':
      return `The archive did not take the document. ${error.reason}`;
    case 'unconfirmed':
      return 'The archive did not confirm the document by its identifier.';
    default:
      return assertUnreachable(error);
  }
}

/** Whether the same request may succeed a little later without anybody doing anything. */
export function isPassing(error: PacsError): boolean {
  switch (error.kind) {
    case 'unreachable':
    case 'no-answer':
    case 'cut-short':
    case 'busy':
    case 'unconfirmed':
      return true;
    case 'status':
      return error.status >= 500;
    default:
      return false;
  }
}

/** The error that an HTTP status stands for. Source: RFC 9110 section 15, RFC 4918 section 11.5. */
export function errorOfStatus(status: number): PacsError {
  switch (status) {
    case 401:
      return { kind: 'not-signed-in' };
    case 403:
      return { kind: 'forbidden' };
    case 404:
    case 410:
      return { kind: 'not-found' };
    case 409:
      return { kind: 'conflict' };
    case 413:
      return { kind: 'too-large' };
    case 507:
      return { kind: 'no-room' };
    case 429:
    case 502:
    case 503:
    case 504:
      return { kind: 'busy', status };
    default:
      return status >= 300 && status < 400 ? { kind: 'redirected' } : { kind: 'status', status };
  }
}
