import type { LibraryAside } from '../components/library/aside-list.ts';
import { downloadFile, reportFileName } from '../storage/download.ts';
import type { DraftStore } from '../storage/drafts.ts';
import { asideText, type AsideRecord } from '../storage/set-aside.ts';

const TITLES: Readonly<Record<AsideRecord['kind'], string>> = {
  draft: 'A reading that could not be read',
  settings: 'Settings that could not be read',
  meeting: 'A list of cases for the board that could not be read',
  answers: 'Answers of the quiz that could not be read',
};

/** What this browser keeps and cannot read: set aside as it was found, or still where it was. */
export class AsideDesk {
  #store: DraftStore | null = null;
  #records: readonly AsideRecord[] = [];
  #unreadable: readonly string[] = [];

  /** Looks for what was set aside. `unreadable`: keys of drafts that lie where they were found. */
  async look(store: DraftStore | null, unreadable: readonly string[]): Promise<void> {
    this.#store = store;
    this.#unreadable = unreadable;
    const listed = await store?.listAside();
    if (listed?.ok) this.#records = listed.value;
  }

  /** What the Library lists; the study of a reading is not named. */
  get rows(): readonly LibraryAside[] {
    return [
      ...this.#unreadable.map((id) => ({
        id,
        title: TITLES.draft,
        detail:
          'Damaged, or written by a newer version. It lies where it was: open its study to keep it aside and begin anew.',
        isAside: false,
      })),
      ...this.#records.map(({ key, kind, at }) => ({
        id: key,
        title: TITLES[kind],
        detail: `Kept aside ${momentText(at)}, as it was found.`,
        isAside: true,
      })),
    ];
  }

  /** Hands what was set aside to the reader, as it was found. */
  save(id: string): void {
    const record = this.#records.find(({ key }) => key === id);
    if (!record) return;
    const name = reportFileName(record.at, 'json', 'kept-aside');
    downloadFile(name, asideText(record), 'application/json');
  }

  /** Throws it away. Errors: why not, in words. */
  async remove(id: string): Promise<string | null> {
    const removed = await this.#store?.removeAside(id);
    if (removed?.ok === false) return removed.error.message;
    this.#records = this.#records.filter(({ key }) => key !== id);
    return null;
  }
}

function momentText(at: string): string {
  const then = new Date(at);
  const day = then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return `${day}, ${then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
