/** Where the reader is. The address holds no patient's data: a study from files has no address of its own. */
export type Route =
  | { readonly kind: 'library' }
  | { readonly kind: 'sample'; readonly caseId: string }
  | { readonly kind: 'files' };

/** The route of an address' fragment; anything unknown is the Library. */
export function parseRoute(hash: string): Route {
  const sample = /^#\/read\/sample\/([a-z0-9-]+)$/.exec(hash);
  if (sample?.[1]) return { kind: 'sample', caseId: sample[1] };
  return hash === '#/read' ? { kind: 'files' } : { kind: 'library' };
}

/** The fragment of a route. */
export function hashOf(route: Route): string {
  switch (route.kind) {
    case 'library':
      return '#/';
    case 'sample':
      return `#/read/sample/${route.caseId}`;
    case 'files':
      return '#/read';
  }
}
