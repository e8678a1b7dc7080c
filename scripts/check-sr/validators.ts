import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a document is, in the words of dciodvfy. */
export type DocumentKind =
  | 'Comprehensive3DSR'
  | 'KeyObjectSelectionDocument'
  | 'Segmentation'
  | 'RTStructureSet'
  | 'GrayscaleSoftcopyPresentationState';

/** A public program that judges a file. Source of the packages: Debian. */
export interface Validator {
  readonly name: string;
  readonly debianPackage: string;
  /** Slow ones judge a few files, all of them with `--all` only. */
  readonly isSlow: boolean;
  /** Whether it is here. */
  isInstalled(): boolean;
  /** The documents it knows. */
  readonly kinds: readonly DocumentKind[];
  /** What it finds wrong with a Part 10 file; empty when nothing. */
  judge(file: string, kind: DocumentKind): Promise<readonly string[]>;
}

const PIXELMED = '/usr/share/java/pixelmed.jar';

/** OpenJDK limits XPath expressions; the stylesheets of PixelMed are beyond that. */
const XPATH_LIMITS = ['TotalOpLimit', 'ExprOpLimit', 'ExprGrpLimit'].map(
  (limit) => `-Djdk.xml.xpath${limit}=0`,
);

/** The validators we know, fast ones first. */
export const VALIDATORS: readonly Validator[] = [
  {
    name: 'IOD (dciodvfy)',
    debianPackage: 'dicom3tools',
    isSlow: false,
    kinds: [
      'Comprehensive3DSR',
      'KeyObjectSelectionDocument',
      'Segmentation',
      'RTStructureSet',
      'GrayscaleSoftcopyPresentationState',
    ],
    isInstalled: () => hasCommand('dciodvfy'),
    judge: async (file, kind) => {
      const { lines } = await run('dciodvfy', ['-new', file]);
      return [
        ...(lines.some((line) => line.startsWith(kind)) ? [] : [`not recognised as ${kind}`]),
        ...lines.filter((line) => !line.startsWith('Warning') && /error|abort/i.test(line)),
      ];
    },
  },
  {
    name: 'SR tree (dsrdump)',
    debianPackage: 'dcmtk',
    isSlow: false,
    kinds: ['Comprehensive3DSR', 'KeyObjectSelectionDocument'],
    isInstalled: () => hasCommand('dsrdump'),
    judge: async (file) => {
      const { status, errors } = await run('dsrdump', [file]);
      // What it says it cannot check itself is no finding.
      const found = errors.filter((line) => !/does not support|not yet supported/.test(line));
      return status === 0 ? found : [`exit ${status}`, ...found];
    },
  },
  {
    name: 'every attribute (dcmdump)',
    debianPackage: 'dcmtk',
    isSlow: false,
    kinds: ['Segmentation', 'RTStructureSet', 'GrayscaleSoftcopyPresentationState'],
    isInstalled: () => hasCommand('dcmdump'),
    judge: async (file) => {
      const { status, errors } = await run('dcmdump', ['-q', '+F', file]);
      return status === 0 ? errors : [`exit ${status}`, ...errors];
    },
  },
  {
    name: 'presentation state (dcmpschk)',
    debianPackage: 'dcmtk',
    isSlow: false,
    kinds: ['GrayscaleSoftcopyPresentationState'],
    isInstalled: () => hasCommand('dcmpschk'),
    judge: async (file) => {
      const { lines } = await run('dcmpschk', [file]);
      // It takes letters beyond ASCII, and names of more than one group, for a breach of their data type.
      return lines.filter((line) => /^[EF]: Error:/.test(line) && !line.includes('data type definition')); // prettier-ignore
    },
  },
  {
    name: 'templates (PixelMed)',
    debianPackage: 'pixelmed-apps default-jre-headless',
    isSlow: true,
    kinds: ['Comprehensive3DSR', 'KeyObjectSelectionDocument'],
    isInstalled: () => hasCommand('java') && existsSync(PIXELMED),
    judge: async (file, kind) => {
      const { lines } = await run('java', [
        ...XPATH_LIMITS,
        '-cp',
        PIXELMED,
        'com.pixelmed.validate.DicomSRValidator',
        file,
      ]);
      const needed = [
        `Found ${kind} IOD`,
        `Found Root Template TID_${kind === 'Comprehensive3DSR' ? '1500' : '2010'}`,
        'Root Template Validation Complete',
        'IOD validation complete',
      ];
      return [
        ...lines.filter((line) => !line.startsWith('Warning') && /error|exception/i.test(line)),
        ...needed.filter((text) => !lines.some((line) => line.includes(text))),
      ];
    },
  },
];

const UTF8 = { ...process.env, LC_ALL: 'C.UTF-8' };

const hasCommand = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** What a program said, line by line. */
export interface Run {
  readonly status: number;
  readonly lines: readonly string[];
  /** The lines of standard error alone. */
  readonly errors: readonly string[];
}

/** Runs a program to its end. */
export const run = (command: string, parameters: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    const options = { env: UTF8, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(command, [...parameters], options, (_, stdout, stderr) => {
      const errors = stderr.split('\n').filter((line) => line !== '');
      resolve({
        status: child.exitCode ?? 1,
        lines: [...stdout.split('\n'), ...errors],
        errors,
      });
    });
  });
