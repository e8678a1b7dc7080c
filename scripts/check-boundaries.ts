/**
 * Holds the direction of imports (scripts/layers.ts), type-only imports counted. dependency-cruiser resolves the
 * imports; this program decides whether it has seen the project at all, because some version pairs silently see
 * nothing (docs/decisions/0001-architecture.md).
 */
import { cruise, type IForbiddenRuleType, type IReporterOutput } from 'dependency-cruiser';
import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEBT, LAYERS, PACKAGE_RULES } from './layers.ts';

/** What the check found. `problems` is empty when all is well; each is one sentence or one import. */
export interface BoundaryReport {
  readonly modules: number;
  readonly dependencies: number;
  readonly problems: readonly string[];
}

/** Tests, and the folders of what they share. */
const TESTS = '(\\.test\\.ts$|/testing/)';

const anyOf = (names: readonly string[]): string => `(${names.join('|')})`;

/** A package as dependency-cruiser names it: resolved inside node_modules, or as written when not installed. */
const packagePath = (packages: string): string => `(^|node_modules/)${packages}`;

const layerRules = (): IForbiddenRuleType[] =>
  Object.entries(LAYERS).map(([folder, allowed]) => ({
    name: `${folder}-imports-only-inwards`,
    severity: 'error',
    comment: `${folder} may import ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')}`,
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: `^src/${anyOf([folder, ...allowed])}/` },
  }));

const rules = (): IForbiddenRuleType[] => [
  ...layerRules(),
  {
    name: 'no-unknown-folder',
    severity: 'error',
    comment: 'every folder of src has a line in scripts/layers.ts',
    from: { path: '^src/', pathNot: `^src/${anyOf(Object.keys(LAYERS))}/` },
    to: {},
  },
  {
    name: 'feature-through-its-door',
    severity: 'error',
    comment: 'another feature, and the app, import a feature through its index.ts',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: '^src/features/($1/|[^/]+/index\\.ts$)' },
  },
  {
    name: 'app-uses-features-through-their-door',
    severity: 'error',
    comment: 'the app imports a feature through its index.ts',
    from: { path: '^src/app/', pathNot: TESTS },
    to: { path: '^src/features/', pathNot: '^src/features/[^/]+/index\\.ts$' },
  },
  {
    name: 'app-tests-use-features-fakes',
    severity: 'error',
    comment: 'a test of the app may use a fake of a feature, nothing else behind its door',
    from: { path: `^src/app.*${TESTS}` },
    to: { path: '^src/features/', pathNot: '^src/features/[^/]+/(index\\.ts$|testing/)' },
  },
  {
    name: 'fakes-are-for-tests',
    severity: 'error',
    comment: 'what a folder called testing holds is for tests',
    from: { path: '^src/', pathNot: TESTS },
    to: { path: '^src/.*/testing/' },
  },
  {
    name: 'src-knows-no-samples',
    severity: 'error',
    comment: 'the samples are data to the app, and their truth must not come from its code',
    from: { path: '^src/', pathNot: TESTS },
    to: { path: '^(sample-dicom|e2e|scripts)/' },
  },
  {
    name: 'tests-share-only-test-data',
    severity: 'error',
    comment: 'a test beside its source may use the writers of test data, nothing else of e2e',
    from: { path: `^src/.*${TESTS}` },
    to: { path: '^(sample-dicom|e2e|scripts)/', pathNot: '^e2e/support/' },
  },
  {
    name: 'samples-know-no-src',
    severity: 'error',
    comment: 'the samples share no code with what they test',
    from: { path: '^sample-dicom/' },
    to: { path: '^(src|e2e|scripts)/' },
  },
  {
    name: 'no-circular',
    severity: 'error',
    comment: 'no cycles',
    from: {},
    to: { circular: true },
  },
  {
    name: 'not-to-unresolvable',
    severity: 'error',
    comment: 'an import that leads nowhere',
    from: {},
    to: { couldNotResolve: true },
  },
  ...PACKAGE_RULES.map((rule): IForbiddenRuleType => ({
    name: rule.name,
    severity: 'error',
    comment: rule.reason,
    from: { path: '^src/', pathNot: rule.from },
    to: { path: packagePath(rule.packages) },
  })),
];

/** The modules a folder holds on disk, as paths from `root`. */
function modulesOnDisk(root: string, folder: string): string[] {
  let entries: string[];
  try {
    entries = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return entries
    .filter((name) => /\.ts$/.test(name) && !name.split(sep).includes('node_modules'))
    .map((name) => join(folder, name).split(sep).join('/'));
}

const isDebt = (from: string, to: string): boolean =>
  DEBT.some((entry) => entry.from === from && entry.to === to);

const asResult = (output: IReporterOutput['output']): Exclude<typeof output, string> => {
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
  return output;
};

/** Checks the folders `folders` of the project at `root`; `see` is another cruiser in a test of blindness. */
export async function checkBoundaries(
  root: string,
  folders: readonly string[],
  see: typeof cruise = cruise,
): Promise<BoundaryReport> {
  const onDisk = folders.flatMap((folder) => modulesOnDisk(root, folder));
  if (onDisk.length === 0) {
    return { modules: 0, dependencies: 0, problems: [`no modules in ${folders.join(', ')}`] };
  }
  const present = folders.filter((folder) => onDisk.some((path) => path.startsWith(`${folder}/`)));
  const { output } = await see(
    present,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules() },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\?(raw|url|inline|worker)' },
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'types', 'default'],
      extensions: ['.ts', '.d.ts', '.js', '.mjs', '.json'],
    },
  );
  const { modules, summary } = asResult(output);
  const seen = new Set(modules.map((module) => relative('.', module.source).split(sep).join('/')));
  const unseen = onDisk.filter((path) => !seen.has(path));
  const ours = modules.filter((module) => onDisk.includes(module.source));
  const crowded = PACKAGE_RULES.flatMap(({ name, packages, maxFiles }) => {
    if (maxFiles === undefined) return [];
    const pattern = new RegExp(packagePath(packages));
    const importers = ours.filter(
      ({ source, dependencies: to }) =>
        !source.endsWith('.test.ts') && to.some(({ resolved }) => pattern.test(resolved)),
    );
    if (importers.length <= maxFiles) return [];
    const files = importers.map(({ source }) => source).join(', ');
    return [`${name}: imported by ${importers.length} files, ${maxFiles} allowed: ${files}`];
  });
  const dependencies = ours.reduce((sum, module) => sum + module.dependencies.length, 0);
  return {
    modules: ours.length,
    dependencies,
    problems: [
      ...unseen.map((path) => `not seen by dependency-cruiser: ${path}`),
      ...crowded,
      ...summary.violations
        .filter(({ from, to }) => !isDebt(from, to))
        .map(({ rule, from, to, cycle, comment }) => {
          const path = cycle ? cycle.map((step) => step.name).join(' -> ') : to;
          return `${rule.name}: ${from} -> ${path}${comment ? ` (${comment})` : ''}`;
        }),
    ],
  };
}

async function main(): Promise<void> {
  const root = resolve(import.meta.dirname, '..');
  const report = await checkBoundaries(root, ['src', 'sample-dicom']);
  for (const problem of report.problems) console.error(problem);
  const verdict = report.problems.length === 0 ? 'kept' : `${report.problems.length} breaches`;
  console.log(
    `boundaries: ${report.modules} modules, ${report.dependencies} imports, ${verdict}` +
      (DEBT.length > 0 ? `, ${DEBT.length} in debt` : ''),
  );
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
