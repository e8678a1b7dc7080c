import { typedKey } from '../../editor/typed-key.ts';

/** Does what a key of the page means; `selects` are what the digits from 1 go to. */
export function takeKey(
  event: KeyboardEvent,
  selects: readonly HTMLSelectElement[],
  keys: Readonly<Record<string, () => void>>,
): void {
  const { key, digit, isControl, isAlt } = typedKey(event);
  if (isControl || isAlt) return;
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement || isScrolled(target, key)) return;
  const isSelect = target instanceof HTMLSelectElement;
  // Typing in a list is typing; but where it is closed the keys of the cases never change what it says.
  if (isSelect && key !== 'Escape' && (isOpen(target) || !CASE_KEYS.includes(key))) return;
  const choice = digit === null ? undefined : selects[Number(digit) - 1];
  const act = choice
    ? () => {
        choice.focus();
      }
    : keys[key];
  if (!act) return;
  if (isSelect) target.blur();
  if (!isSelect || key !== 'Escape') act();
  event.preventDefault();
}

const CASE_KEYS: readonly string[] = ['j', 'k'];

/** Whether the list of a select is open; where a browser cannot say so, it is taken as open. */
function isOpen(select: HTMLSelectElement): boolean {
  return !CSS.supports('selector(:open)') || select.matches(':open');
}

/** A region that scrolls by itself keeps the keys that scroll it. */
const isScrolled = (target: EventTarget | undefined, key: string): boolean =>
  target instanceof Element &&
  target.matches('.compare') &&
  (key === 'ArrowDown' || key === 'ArrowUp');
