import { createUid } from '../base/uid.ts';
import type { MarkId } from '../domain/reading.ts';

/** A fresh identity for a mark; it stays with the mark in drafts and reports. */
export const createMarkId = (): MarkId => createUid() as MarkId;
