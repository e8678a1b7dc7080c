import type { SinsAnswers, SinsItem } from './sins.ts';

/**
 * The answers with one given by the reader: a value, `unknown` for asked in vain, null to take it back. `answeredAt`:
 * ISO 8601. `isInferredFromMr`: lesion quality judged without a CT of the level (X27).
 */
export function withSinsAnswer(
  answers: SinsAnswers,
  item: SinsItem,
  value: string | null,
  answeredAt: string,
  isInferredFromMr = false,
): SinsAnswers {
  const { [item]: _, ...others } = answers;
  if (value === null) return others;
  const answer =
    value === 'unknown'
      ? { kind: 'unknown', answeredAt }
      : {
          kind: 'answer',
          value,
          source: 'reader',
          answeredAt,
          ...(isInferredFromMr ? { inferredFromMr: true } : {}),
        };
  return { ...others, [item]: answer };
}
