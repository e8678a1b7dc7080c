import { html, nothing } from 'lit';
import type { ArchiveReadingEvent, OfferedReading } from '../../components/archive/archive-readings.ts'; // prettier-ignore
import '../../components/archive/archive-readings.ts';
import type { ArchiveAction, ArchiveActionEvent } from '../../components/archive/archive-state.ts';
import '../../components/archive/archive-state.ts';
import type { ArchiveReading } from '../../pacs/archive-readings.ts';
import { storeSentence } from '../../pacs/keep-storing.ts';
import type { StoringDesk, StoringState } from '../case/index.ts';

/** The readings of the archive that are offered. */
export function renderArchiveOffer(storing: StoringDesk): unknown {
  if (storing.offered.length === 0) return nothing;
  return html`<thecal-archive-readings
    .readings=${storing.offered.map((reading) => offered(reading, storing.shownUid))}
    .isBusy=${storing.isFetching}
    @archive-reading=${({ id }: ArchiveReadingEvent) => {
      if (id === null) storing.closeOffer();
      else void storing.open(id);
    }}
  ></thecal-archive-readings>`;
}

/** That more images have come since the study was opened. */
export function renderArrivals(more: number, openAgain: () => void): unknown {
  if (more === 0) return nothing;
  const images = more === 1 ? '1 more image' : `${more} more images`;
  return html`<thecal-archive-state
    .text=${`The archive has ${images} of this study since it was opened.`}
    .kind=${'warning'}
    .actions=${['open-again']}
    @archive-action=${openAgain}
  ></thecal-archive-state>`;
}

/** What the reader can do about the archive that the desk cannot. */
export interface ArchivePanelHost {
  /** Saves to the archive as the reader would, unsigned. */
  readonly save: () => void;
  readonly signIn: () => void;
}

/** The line on what the archive has. */
export function renderArchiveState(storing: StoringDesk, host: ArchivePanelHost): unknown {
  const { state } = storing;
  if (state === null) return nothing;
  const line = lineOf(state);
  return html`<thecal-archive-state
    .text=${line.text}
    .kind=${line.kind}
    .actions=${line.actions}
    @archive-action=${({ action }: ArchiveActionEvent) => {
      if (action === 'stop') storing.stop();
      else if (action === 'sign-in') host.signIn();
      else if (!storing.sendAgain()) host.save();
    }}
  ></thecal-archive-state>`;
}

interface StateLine {
  readonly text: string;
  readonly kind: 'done' | 'busy' | 'warning';
  readonly actions: readonly ArchiveAction[];
}

function lineOf(state: StoringState): StateLine {
  switch (state.kind) {
    case 'under-way':
      return lineUnderWay(state.state);
    case 'owed': {
      const text = 'This reading is kept here and not yet stored on the archive.';
      return { text, kind: 'warning', actions: ['store'] };
    }
    case 'stored':
      return { text: `Stored on the archive at ${timeText(state.at)}.`, kind: 'done', actions: [] };
    case 'changed': {
      const text = `Changed since it was stored on the archive at ${timeText(state.at)}.`;
      return { text, kind: 'busy', actions: ['store'] };
    }
  }
}

function lineUnderWay(state: Extract<StoringState, { kind: 'under-way' }>['state']): StateLine {
  const text = storeSentence(state, timeText);
  switch (state.kind) {
    case 'sending':
      return { text, kind: 'busy', actions: ['stop'] };
    case 'waiting':
      return { text, kind: 'warning', actions: ['stop'] };
    case 'failed': {
      const mayHelp = ['not-signed-in', 'forbidden'].includes(state.error.kind);
      return { text, kind: 'warning', actions: mayHelp ? ['sign-in', 'again'] : ['again'] };
    }
    case 'stopped':
      return { text, kind: 'warning', actions: ['again'] };
  }
}

function offered(reading: ArchiveReading, openUid: string | null): OfferedReading {
  const { version, isComplete, isVerified } = reading;
  const state = isVerified ? 'verified' : isComplete ? 'complete' : 'not finished';
  return {
    id: reading.sopInstanceUid,
    reader: reading.reader || 'Reader not named',
    when: reading.savedAt === null ? 'No date' : dayText(reading.savedAt),
    version: `version ${version}, ${state}`,
    isSuperseded: reading.isSuperseded,
    isOpen: reading.sopInstanceUid === openUid,
  };
}

const dayText = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** The time; of another day with its date. */
function timeText(iso: string): string {
  const then = new Date(iso);
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday
    ? then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
    : dayText(iso);
}
