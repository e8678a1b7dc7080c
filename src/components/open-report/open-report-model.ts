/** How far the opening of files has come. */
export interface OpenProgress {
  readonly filesRead: number;
  /** Null while the files are still being counted. */
  readonly filesTotal: number | null;
  readonly setAside: number;
  /** What is being read, e.g. a sample's title; the number of files when empty. */
  readonly label: string;
}

/** A file that was not opened, and why. */
export interface SetAsideFile {
  readonly name: string;
  /** One or two sentences. */
  readonly reason: string;
}

/** A study among those that were opened at once. */
export interface OpenedStudy {
  readonly title: string;
  /** When it was made, whose it is among the persons found, and how much it holds. */
  readonly detail: string;
  /** The one that is shown. */
  readonly isShown: boolean;
}

/** What came of opening files. */
export interface OpenReport {
  readonly opened: number;
  readonly total: number;
  readonly setAside: readonly SetAsideFile[];
  /** Where the files hold several studies, all of them, to choose one. */
  readonly studies?: readonly OpenedStudy[];
  /** What it means for the reading, one sentence each. */
  readonly notes: readonly string[];
  /** Whether anything can be read. */
  readonly canRead: boolean;
}

const NUMBER_WORDS = [
  'None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten',
] as const; // prettier-ignore

/** "Three were set aside." */
export function setAsideSentence(count: number): string {
  const word = NUMBER_WORDS[count] ?? String(count);
  return `${word} ${count === 1 ? 'was' : 'were'} set aside.`;
}

/** The list as plain text, a file and its reason a line, for a mail to whoever sent the study. */
export function reportAsText(report: OpenReport): string {
  const head = `Opened ${report.opened} of ${report.total} files. ${setAsideSentence(report.setAside.length)}`;
  const studies = (report.studies ?? []).map(({ title, detail }) => `${title}\t${detail}`);
  const lines = report.setAside.map(({ name, reason }) => `${name}\t${reason}`);
  return [head, ...studies, ...lines, ...report.notes].join('\n');
}
