import type { Vertebra } from '../../domain/level.ts';
import { placeLevel, renameLevel, type NamingContext } from '../../domain/levels/naming.ts';
import { vertebraSequence } from '../../domain/levels/sequence.ts';
import { createMarkId } from '../../editor/mark-id.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { EditorQuestion } from '../../editor/session-state.ts';

type LevelQuestion = Extract<EditorQuestion, { kind: 'level-name' }>;

/** Carries out the reader's answer to "which vertebra is this?". */
export function answerLevelName(
  session: EditorSession,
  question: LevelQuestion,
  vertebra: Vertebra,
): void {
  session.view({ question: null });
  if (question.renames) rename(session, question, vertebra);
  else place(session, question, vertebra);
}

const contextOf = ({ state: { reading, images } }: EditorSession): NamingContext => ({
  anatomy: reading.counting.transitional,
  images,
  newId: createMarkId,
});

function place(session: EditorSession, { image, point }: LevelQuestion, vertebra: Vertebra): void {
  const { levels } = session.state.reading;
  const named = placeLevel(levels, { image, point }, vertebra, contextOf(session));
  if (named.ok) session.dispatch({ kind: 'set-levels', levels: named.value });
  else session.notify('warning', named.error.message);
}

/** Renaming one shifts all, and what was said of them goes along; the chosen level too. */
function rename(session: EditorSession, { renames }: LevelQuestion, vertebra: Vertebra): void {
  const { reading, selectedLevel } = session.state;
  const label = reading.levels.find((one) => one.id === renames);
  if (!label || label.vertebra === vertebra) return;
  const named = renameLevel(reading.levels, label.id, vertebra, contextOf(session));
  if (!named.ok) {
    session.notify('warning', named.error.message);
    return;
  }
  const sequence = vertebraSequence(reading.counting.transitional);
  const steps = sequence.indexOf(vertebra) - sequence.indexOf(label.vertebra);
  session.dispatch({ kind: 'shift-levels', levels: named.value, steps });
  const chosen = selectedLevel && sequence[sequence.indexOf(selectedLevel) + steps];
  if (chosen) session.view({ selectedLevel: chosen });
}
