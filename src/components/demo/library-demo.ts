import { html, type TemplateResult } from 'lit';
import '../app-bar/app-bar.ts';
import '../library/library.ts';
import type { LibraryDraft } from '../library/draft-row.ts';
import type { LibrarySample } from '../library/sample-card.ts';

const SAMPLES: readonly LibrarySample[] = [
  ['Case 07', 'MR, 4 series, 49 images', ['thoracic', 'introductory'], 'Thoracic'],
  ['Case 02', 'MR, 4 series, 54 images', ['lumbar'], 'Lumbar'],
  ['Case 03', 'MR, CT, 5 series, 144 images', ['cervical', 'intermediate'], 'Cervical'],
  ['Case 04', 'MR, 4 series, 107 images', ['thoracic', 'advanced'], 'Thoracic'],
  ['Case 05', 'CT, 234 images', ['lumbar', 'introductory'], 'Lumbar'],
].map(([title, detail, tags, group], index) => ({
  id: `case-${index}`,
  title: String(title),
  detail: String(detail),
  tags: tags as readonly string[],
  thumbnailUrl: null,
  group: String(group),
}));

const DRAFTS: readonly LibraryDraft[] = [
  {
    id: 'a',
    title: 'MR spine, lumbar and thoracic',
    state: '3 levels. Pain still to ask at T12.',
    grade: { value: { kind: 'grade', grade: '1c' }, state: 'proposal' },
    badge: null,
    when: '10:42',
    thumbnailUrl: null,
  },
  {
    id: 'b',
    title: 'CT abdomen, spine reformat',
    state: 'SINS 7 at L1.',
    grade: null,
    badge: 'CT',
    when: 'Mon',
    thumbnailUrl: null,
  },
];

/** The first screen at rest. */
export const libraryDemo = (): TemplateResult =>
  html`<div style="display:flex;flex-direction:column;height:100vh">
    <thecal-app-bar
      .items=${[
        { label: 'Library', href: '#library', current: true },
        { label: 'States', href: '#states', current: false },
      ]}
    ></thecal-app-bar>
    <thecal-library style="flex:1" .samples=${SAMPLES} .drafts=${DRAFTS}></thecal-library>
  </div>`;
