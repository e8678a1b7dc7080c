/** A folder of src and the folders of ours it may import, besides itself. Source: docs/decisions/0001-architecture.md. */
export const LAYERS = {
  base: [],
  geometry: ['base'],
  domain: ['geometry', 'base'],
  dicom: ['domain', 'geometry', 'base'],
  editor: ['domain', 'geometry', 'base'],
  storage: ['dicom', 'editor', 'domain', 'geometry', 'base'],
  viewport: ['editor', 'domain', 'geometry', 'base'],
  components: ['editor', 'domain', 'geometry', 'base'],
  pacs: ['dicom', 'editor', 'domain', 'geometry', 'base'],
  features: [
    'components',
    'viewport',
    'storage',
    'pacs',
    'dicom',
    'editor',
    'domain',
    'geometry',
    'base',
  ],
  app: [
    'features',
    'components',
    'viewport',
    'storage',
    'pacs',
    'dicom',
    'editor',
    'domain',
    'geometry',
    'base',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A package only some files may import, and why. `from` is a regular expression over paths from the root. */
export interface PackageRule {
  readonly name: string;
  readonly packages: string;
  readonly from: string;
  /** How many files may import it, tests not counted; any number when left out. */
  readonly maxFiles?: number;
  readonly reason: string;
}

/** Packages that stay behind one door. */
export const PACKAGE_RULES: readonly PackageRule[] = [
  {
    name: 'cornerstone-only-in-viewport',
    packages: '@cornerstonejs/',
    from: '^src/viewport/',
    reason:
      'Cornerstone draws the document and reports gestures; the rest of the app does not know it.',
  },
  {
    name: 'dcmjs-behind-one-file',
    packages: 'dcmjs(/|$)',
    from: '^src/dicom/',
    maxFiles: 1,
    reason: 'dcmjs has no types and several traps; one file of src/dicom knows them.',
  },
  {
    name: 'dicomweb-client-behind-one-file',
    packages: 'dicomweb-client(/|$)',
    from: '^src/pacs/',
    maxFiles: 1,
    reason: 'It composes requests; sending them and judging the answers is ours.',
  },
  {
    name: 'lit-only-in-views',
    packages: '(lit(/|$)|@lit/|lit-html|@awesome\\.me/webawesome)',
    from: '^src/(components|viewport|features|app)/',
    reason: 'Elements are views: the layers below run without a page.',
  },
  {
    name: 'indexed-db-only-in-storage',
    packages: 'idb(/|$)',
    from: '^src/storage/',
    reason: 'Drafts are kept in one place, with one schema.',
  },
];

/** Existing breaches, each with its reason. The list only shrinks. */
export const DEBT: readonly {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}[] = [];
