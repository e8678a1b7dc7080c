import { CONFLICTS, type ConflictId } from '../../src/domain/reference/conflicts.ts';
import { INSTRUMENTS } from '../../src/domain/reference/instruments.ts';
import { isTag } from './resolve.ts';
import { CONFLICT_PLACES, INSTRUMENT_PLACES, type Place } from './where.ts';

const HEAD = `# Instruments and conflicts

The sources describe 47 instruments and disagree in 27 places. This page says where each lives: in what a reader sees, in the
code, and in a test that can fail. It is made by \`npm run instruments\` from \`scripts/instruments/where.ts\` and the tables of
\`src/domain/reference\`; a test makes it anew and fails when it differs, or when a file, a test or a control it names is gone.

In the column "In the app", elements stand as \`<thecal-…>\`, words as they are shown in quotation marks, and cards of the
reference by their address. *Computed*: from marks. *Asked*: of the reader. *Reference*: shown as a definition.

## Instruments
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const controls = ({ controls: named }: Place): readonly string[] =>
  named.map((one) => (isTag(one) ? `\`<${one}>\`` : `"${one}"`));

const proofs = ({ code, tests }: Place): readonly string[] => [
  code.map((path) => `\`${path}\``).join(', '),
  tests.map(([file, name]) => `\`${file}\`: "${name}"`).join('; '),
];

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** The whole page as Markdown, before it is formatted. */
export function instrumentsPage(): string {
  const instruments = Object.entries(INSTRUMENTS).map(([number, { name, kinds, cards }]) => {
    const place = INSTRUMENT_PLACES[Number(number)] ?? { controls: [], code: [], tests: [] };
    const shown = [...controls(place), ...cards.map((id) => `\`#/reference/${id}\``)];
    return [number, name, kinds.join(', '), shown.join(', '), ...proofs(place)];
  });
  const conflicts = (Object.keys(CONFLICTS) as readonly ConflictId[]).map((id) => {
    const { title, rule } = CONFLICTS[id];
    const place = CONFLICT_PLACES[id];
    return [id, title, rule, controls(place).join(', '), ...proofs(place)];
  });
  return `${HEAD}
${table(['#', 'Instrument', 'How', 'In the app', 'Code', 'Test'], instruments)}

## Conflicts

Each rule with its reason stands on the cards of the reference, under "Where the sources disagree".

${table(['#', 'Conflict', 'Rule', 'In the app', 'Code', 'Test'], conflicts)}
`;
}
