import { cruise } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkBoundaries } from './check-boundaries.ts';

const roots: string[] = [];

/** A project of the given files in a folder of its own. */
const projectOf = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'thecal-boundaries-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

const problemsOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await checkBoundaries(projectOf(files), ['src', 'sample-dicom'])).problems;

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

const VALUE = 'export const value = 1;\n';
const TYPE = 'export interface Shape { readonly size: number }\n';

describe('the boundary check', () => {
  it('passes imports that point inwards, and counts them', async () => {
    const root = projectOf({
      'src/base/value.ts': VALUE,
      'src/domain/shape.ts':
        "import { value } from '../base/value.ts';\nexport const two = value + value;\n",
      'src/app/main.ts':
        "import { two } from '../domain/shape.ts';\nexport const three = two + 1;\n",
    });
    expect(await checkBoundaries(root, ['src', 'sample-dicom'])).toEqual({
      modules: 3,
      dependencies: 2,
      problems: [],
    });
  });

  it('fails on a value import that points outwards', async () => {
    const problems = await problemsOf({
      'src/editor/value.ts': VALUE,
      'src/base/breach.ts': "export { value } from '../editor/value.ts';\n",
    });
    expect(problems).toEqual([
      expect.stringContaining(
        'base-imports-only-inwards: src/base/breach.ts -> src/editor/value.ts',
      ),
    ]);
  });

  it('fails on a type import that points outwards', async () => {
    const problems = await problemsOf({
      'src/viewport/shape.ts': TYPE,
      'src/components/breach.ts':
        "import type { Shape } from '../viewport/shape.ts';\nexport type Own = Shape;\n",
    });
    expect(problems).toEqual([
      expect.stringContaining('components-imports-only-inwards: src/components/breach.ts'),
    ]);
  });

  it('fails on a dynamic import and on a type written as import()', async () => {
    const problems = await problemsOf({
      'src/app/main.ts': VALUE,
      'src/app/shape.ts': TYPE,
      'src/features/board/index.ts': "export const load = () => import('../../app/main.ts');\n",
      'src/storage/breach.ts': "export type Own = import('../app/shape.ts').Shape;\n",
    });
    expect(problems).toHaveLength(2);
    expect(problems.join()).toContain('features-imports-only-inwards: src/features/board/index.ts');
    expect(problems.join()).toContain('storage-imports-only-inwards: src/storage/breach.ts');
  });

  it('fails on a cycle, also of types alone', async () => {
    const problems = await problemsOf({
      'src/domain/a.ts':
        "import type { B } from './b.ts';\nexport interface A { readonly b: B | null }\n",
      'src/domain/b.ts':
        "import type { A } from './a.ts';\nexport interface B { readonly a: A | null }\n",
    });
    expect(problems.join()).toContain('no-circular');
  });

  it('fails on Cornerstone outside the viewport, dcmjs in two files, lit in the editor', async () => {
    const stub = (name: string): Record<string, string> => ({
      [`node_modules/${name}/package.json`]: `{"name":"${name}","version":"1.0.0","main":"index.js","exports":"./index.js"}`,
      [`node_modules/${name}/index.js`]: 'export const it = 1;\n',
    });
    const problems = await problemsOf({
      ...stub('@cornerstonejs/core'),
      ...stub('dcmjs'),
      ...stub('lit'),
      'src/viewport/draw.ts': "export { it } from '@cornerstonejs/core';\n",
      'src/features/draw.ts': "export { it } from '@cornerstonejs/core';\n",
      'src/dicom/one.ts': "export { it } from 'dcmjs';\n",
      'src/dicom/two.ts': "export { it } from 'dcmjs';\n",
      'src/editor/view.ts': "export { it } from 'lit';\n",
    });
    expect(problems).toHaveLength(3);
    expect(problems.join()).toContain('cornerstone-only-in-viewport: src/features/draw.ts');
    expect(problems.join()).toContain('dcmjs-behind-one-file: imported by 2 files, 1 allowed');
    expect(problems.join()).toContain('lit-only-in-views: src/editor/view.ts');
  });

  it('keeps the samples and the app apart, and features behind their door', async () => {
    const problems = await problemsOf({
      'src/domain/grade.ts': VALUE,
      'src/features/board/index.ts': VALUE,
      'src/features/board/inner.ts': VALUE,
      'src/features/teach/index.ts':
        "export { value } from '../board/inner.ts';\nexport { value as door } from '../board/index.ts';\n",
      'sample-dicom/truth.ts': "export { value } from '../src/domain/grade.ts';\n",
      'src/app/samples.ts': "export { value } from '../../sample-dicom/plain.ts';\n",
      'sample-dicom/plain.ts': VALUE,
    });
    expect(problems).toHaveLength(3);
    expect(problems.join()).toContain('samples-know-no-src: sample-dicom/truth.ts');
    expect(problems.join()).toContain('src-knows-no-samples: src/app/samples.ts');
    expect(problems.join()).toContain('feature-through-its-door: src/features/teach/index.ts');
  });

  it('fails on a folder that the table does not know and on an import that leads nowhere', async () => {
    const problems = await problemsOf({
      'src/base/value.ts': VALUE,
      'src/utils/value.ts': "export { value } from '../base/value.ts';\n",
      'src/domain/lost.ts': "export { value } from './nowhere.ts';\n",
    });
    expect(problems.join()).toContain('no-unknown-folder: src/utils/value.ts');
    expect(problems.join()).toContain('not-to-unresolvable: src/domain/lost.ts');
  });

  it('fails when there are no modules to see', async () => {
    expect(await problemsOf({ 'README.md': 'nothing here\n' })).toEqual([
      'no modules in src, sample-dicom',
    ]);
  });

  it('fails when dependency-cruiser saw none, or not all, of the modules on disk', async () => {
    const root = projectOf({ 'src/base/one.ts': VALUE, 'src/base/two.ts': VALUE });
    const blind = await checkBoundaries(root, ['src'], (_, options, ...rest) =>
      cruise([], options, ...rest),
    );
    expect(blind.problems).toEqual([
      'not seen by dependency-cruiser: src/base/one.ts',
      'not seen by dependency-cruiser: src/base/two.ts',
    ]);
    const halfBlind = await checkBoundaries(root, ['src'], (_, options, ...rest) =>
      cruise(['src/base/one.ts'], options, ...rest),
    );
    expect(halfBlind.problems).toEqual(['not seen by dependency-cruiser: src/base/two.ts']);
  });
});
