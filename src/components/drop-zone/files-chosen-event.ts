import type { ChosenFile, ChosenFiles, UnreadableFile } from './chosen-files.ts';

/** A reader dropped or picked files; nothing of them has been opened yet. */
export class FilesChosenEvent extends Event {
  readonly files: readonly ChosenFile[];
  /** What the browser itself could not hand over; to be listed among the files set aside. */
  readonly unreadable: readonly UnreadableFile[];

  constructor({ files, unreadable }: ChosenFiles) {
    super('files-chosen', { bubbles: true, composed: true });
    this.files = files;
    this.unreadable = unreadable;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'files-chosen': FilesChosenEvent;
  }
}
