import { spawnSync } from 'node:child_process';

/** A public program that judges a file. Source of the packages: Debian. */
export interface Validator {
  readonly name: string;
  readonly command: string;
  readonly debianPackage: string;
  /** Slow ones run with `--all` only. */
  readonly isSlow: boolean;
  /** What it finds wrong with a Part 10 file; empty when nothing. */
  judge(file: string): readonly string[];
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
    command: 'dciodvfy',
    debianPackage: 'dicom3tools',
    isSlow: false,
    judge: (file) => {
      const output = linesOf('dciodvfy', ['-new', file]);
      const errors = output.filter(
        (line) => !line.startsWith('Warning') && /error|abort/i.test(line),
      );
      return output.some((line) => line.startsWith('Comprehensive3DSR'))
        ? errors
        : ['not recognised as Comprehensive 3D SR', ...errors];
    },
  },
  {
    name: 'SR tree (dsrdump)',
    command: 'dsrdump',
    debianPackage: 'dcmtk',
    isSlow: false,
    judge: (file) => {
      const run = spawnSync('dsrdump', [file], { encoding: 'utf8', env: UTF8 });
      const errors = run.stderr
        .split('\n')
        .filter((line) => line !== '' && !line.includes('VR checker does not support'));
      return run.status === 0 ? errors : [`exit ${run.status}`, ...errors];
    },
  },
  {
    name: 'TID 1500 (PixelMed)',
    command: 'java',
    debianPackage: 'pixelmed-apps default-jre-headless',
    isSlow: true,
    judge: (file) => {
      const output = linesOf('java', [
        ...XPATH_LIMITS,
        '-cp',
        PIXELMED,
        'com.pixelmed.validate.DicomSRValidator',
        file,
      ]);
      const needed = [
        'Found Comprehensive3DSR IOD',
        'Found Root Template TID_1500',
        'Root Template Validation Complete',
        'IOD validation complete',
      ];
      return [
        ...output.filter((line) => !line.startsWith('Warning') && /error|exception/i.test(line)),
        ...needed.filter((text) => !output.some((line) => line.includes(text))),
      ];
    },
  },
];

const UTF8 = { ...process.env, LC_ALL: 'C.UTF-8' };

/** Whether a command can be run here. */
export const isInstalled = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

function linesOf(command: string, parameters: readonly string[]): readonly string[] {
  const run = spawnSync(command, parameters, {
    encoding: 'utf8',
    env: UTF8,
    maxBuffer: 64 * 1024 * 1024,
  });
  return `${run.stdout}\n${run.stderr}`.split('\n');
}
