/** Stop opening; what has been read so far stays. */
export class OpenStopEvent extends Event {
  constructor() {
    super('open-stop', { bubbles: true, composed: true });
  }
}

/** Go on to the reading in spite of files set aside. */
export class ReportReadEvent extends Event {
  constructor() {
    super('report-read', { bubbles: true, composed: true });
  }
}

/** The report has been seen; show the Library again. */
export class ReportCloseEvent extends Event {
  constructor() {
    super('report-close', { bubbles: true, composed: true });
  }
}

/** Put the list of files set aside on the clipboard. */
export class ReportCopyEvent extends Event {
  constructor(readonly text: string) {
    super('report-copy', { bubbles: true, composed: true });
  }
}

/** Read another one of the studies that were opened at once. */
export class StudyChooseEvent extends Event {
  constructor(readonly index: number) {
    super('study-choose', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'open-stop': OpenStopEvent;
    'report-read': ReportReadEvent;
    'report-close': ReportCloseEvent;
    'report-copy': ReportCopyEvent;
    'study-choose': StudyChooseEvent;
  }
}
