import type { Vertebra } from '../../domain/level.ts';
import { placeLevel, renameLevel, type NamingContext } from '../../domain/levels/naming.ts';
import { createMarkId } from '../../editor/mark-id.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { EditorQuestion } from '../../editor/session-state.ts';

/** Carries out the reader's answer to "which vertebra is this?". */
export function answerLevelName(
  session: EditorSession,
  question: Extract<EditorQuestion, { kind: 'level-name' }>,
  vertebra: Vertebra,
): void {
  const { reading, images } = session.state;
  const context: NamingContext = {
    anatomy: reading.counting.transitional,
    images,
    newId: createMarkId,
  };
  const { image, point, renames } = question;
  const named = renames
    ? renameLevel(reading.levels, renames, vertebra, context)
    : placeLevel(reading.levels, { image, point }, vertebra, context);
  session.view({ question: null });
  if (named.ok) session.dispatch({ kind: 'set-levels', levels: named.value });
  else session.notify('warning', named.error.message);
}
