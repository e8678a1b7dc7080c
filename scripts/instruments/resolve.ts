import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './where.ts';

/** What the table may name: the project's files, and the words of its screens. */
export interface Project {
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => string;
  /** All that a reader can see is in here: the sources without tests, with white space folded. */
  readonly words: string;
}

/** The project on disk. */
export function openProject(root: string): Project {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  return {
    has: (path) => existsSync(join(root, path)),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    words: folded(sources.map((path) => readFileSync(join(root, 'src', path), 'utf8')).join('\n')),
  };
}

/** What a place names and the project does not have, one line each. */
export function danglingIn(name: string, place: Place, project: Project): readonly string[] {
  return [
    ...place.code.filter((path) => !project.has(path)).map((path) => `${name}: no file ${path}`),
    ...place.tests.flatMap(([file, title]) => {
      if (!project.has(file)) return [`${name}: no file ${file}`];
      return folded(project.read(file)).includes(title)
        ? []
        : [`${name}: no test "${title}" in ${file}`];
    }),
    ...place.controls
      .filter(
        (control) =>
          !project.words.includes(isTag(control) ? `customElement('${control}')` : control),
      )
      .map((control) => `${name}: no control ${control}`),
  ];
}

/** Whether a control is an element rather than words. */
export const isTag = (control: string): boolean => /^thecal-[a-z-]+$/.test(control);

const folded = (text: string): string => text.replace(/\s+/g, ' ');
