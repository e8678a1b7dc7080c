import { CONFLICTS } from './conflicts.ts';
import { CARD_IDS, REFERENCE, type CardId } from './reference.ts';
import type { CardPart, ReferenceCard } from './reference-card.ts';
import { SOURCES } from './sources.ts';

/** How much a hit counts by where it was. */
const WEIGHTS = { title: 8, words: 4, rest: 1 } as const;

interface Searchable {
  readonly id: CardId;
  readonly title: string;
  readonly words: string;
  readonly rest: string;
}

let searchable: readonly Searchable[] | null = null;

/** The cards that hold every word of a query, the nearest first. An empty query finds nothing. */
export function searchReference(query: string): readonly CardId[] {
  const wanted = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  searchable ??= CARD_IDS.map(searchableOf);
  return searchable
    .map((one) => ({ id: one.id, score: scoreOf(one, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}

function scoreOf(one: Searchable, wanted: readonly string[]): number {
  let sum = 0;
  for (const word of wanted) {
    const score =
      (one.title.includes(word) ? WEIGHTS.title : 0) +
      (one.words.includes(word) ? WEIGHTS.words : 0) +
      (one.rest.includes(word) ? WEIGHTS.rest : 0);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function searchableOf(id: CardId): Searchable {
  const card = REFERENCE[id];
  return {
    id,
    title: folded(card.title),
    words: folded(card.words ?? ''),
    rest: folded([...card.parts.flatMap(wordsOf), card.rule ?? '', ...aroundOf(card)].join(' ')),
  };
}

function wordsOf(part: CardPart): readonly string[] {
  switch (part.kind) {
    case 'text':
      return [part.text];
    case 'list':
      return part.items;
    case 'table':
      return [part.caption, ...part.head, ...part.rows.flat()];
  }
}

function aroundOf({ sources, conflicts = [] }: ReferenceCard): readonly string[] {
  return [
    ...sources.map((source) => SOURCES[source].citation),
    ...conflicts.flatMap((id) => [id, CONFLICTS[id].title, CONFLICTS[id].conflict]),
  ];
}

/** Without case and accents, and with one spelling of what is spelled in two ways. */
function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('haem', 'hem')
    .replaceAll('oedema', 'edema')
    .replaceAll('tumour', 'tumor');
}
