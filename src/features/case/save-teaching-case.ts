import { downloadFile } from '../../storage/download.ts';
import type { TeachingWords } from '../../storage/teaching-case.ts';
import type { EditorSession } from '../../editor/session.ts';
import { makeTeachingCase } from './teaching-case.ts';

/** Hands on a copy of the study without identity, with this reading as its key, and says what was made. */
export async function saveTeachingCase(
  session: EditorSession,
  material: Parameters<typeof makeTeachingCase>[0],
  words: TeachingWords,
): Promise<void> {
  const made = await makeTeachingCase(material, words);
  if (!made.ok) {
    session.notify('warning', made.error);
    return;
  }
  const { zip, images, leftOut, saysBurnedIn } = made.value;
  downloadFile('teaching-case.zip', zip, 'application/zip');
  session.notify(
    saysBurnedIn ? 'warning' : 'note',
    `Saved a teaching case with ${images} images${leftOut > 0 ? `; ${leftOut} files were left out` : ''}.` +
      (saysBurnedIn ? ' The files say that words are burned into their images: look at them.' : ''),
  );
}
