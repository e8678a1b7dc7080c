import { err, ok, type Result } from '../base/result.ts';

/**
 * The address of an archive as a reader types it, without slashes at its end. Errors: one sentence. Credentials in it
 * would stand in the settings and in the server's log, so they are refused.
 */
export function parseArchiveUrl(text: string): Result<string, string> {
  const typed = text.trim();
  const isPath = /^\/(?!\/)/.test(typed);
  if (!isPath && !/^https?:\/\//i.test(typed)) {
    return err('Give an address such as /dicom-web or https://pacs.example.org/dicom-web.');
  }
  // The base stands only for the origin of this page.
  const base = 'http://this-page';
  if (!URL.canParse(typed, base)) return err('This is not an address.');
  const url = new URL(typed, base);
  if (url.username !== '' || url.password !== '') {
    return err('Leave name and password out of the address and give them below.');
  }
  if (url.search !== '' || url.hash !== '') return err('Give the address without ? and #.');
  const path = url.pathname.replace(/\/+$/, '');
  return ok(isPath ? path : `${url.origin}${path}`);
}

/** Whether what is sent to an address can be read on its way: no encryption, and not this machine. */
export const isUnencrypted = (url: string): boolean =>
  /^http:\/\//i.test(url) && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(url);

/** A path below the address, without slashes around it. Errors: one sentence. */
export function parsePrefix(text: string): Result<string, string> {
  const path = text.trim().replace(/^\/+|\/+$/g, '');
  return /^[\w.~/-]*$/.test(path)
    ? ok(path)
    : err('A path has only letters, digits, - _ . ~ and slashes.');
}
