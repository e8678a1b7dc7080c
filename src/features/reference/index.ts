export { ReferenceController, type FindingsAtHand } from './reference-controller.ts';
export { findingsOf } from './findings-at-hand.ts';
export { ThecalReferencePage } from './reference-page.ts';
