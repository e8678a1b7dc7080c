/** A content type in its parts. */
export interface MediaType {
  /** Lower case, e.g. `multipart/related`; empty where none was given. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a Content-Type header; a semicolon within quotes does not end a parameter. Source: RFC 9110 section 8.3.1. */
export function parseMediaType(header: string | null): MediaType {
  const [type = '', ...rest] = (header ?? '').match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? [];
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined) continue;
    parameters.set(name.toLowerCase(), unquoted(value));
  }
  return { type: type.trim().toLowerCase(), parameters };
}

/**
 * The transfer syntax a content type names, null for none. Orthanc writes it into the quoted `type` of a multipart
 * answer. Source: DICOM PS3.18 8.7.3.5.2.
 */
export function transferSyntaxOf({ parameters }: MediaType): string | null {
  const within = parseMediaType(parameters.get('type') ?? null).parameters;
  const uid = parameters.get('transfer-syntax') ?? within.get('transfer-syntax');
  return uid !== undefined && /^[\d.]+$/.test(uid) ? uid : null;
}

const unquoted = (text: string): string =>
  text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replace(/\\(.)/g, '$1')
    : text;
