import { err, ok, type Result } from '../base/result.ts';
import { storageError, type StorageError } from './storage-error.ts';

/** Turns a value of one version into the next. The first one takes version 1. */
export type Migration = (value: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * A kept value in its newest version, which is one more than the number of migrations. Errors: no version, or a
 * version that only a newer program knows.
 */
export function migrate(
  value: unknown,
  migrations: readonly Migration[],
): Result<Record<string, unknown>, StorageError> {
  if (typeof value !== 'object' || value === null) return err(storageError('damaged'));
  let current = value as Record<string, unknown>;
  const { version } = current;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err(storageError('damaged'));
  }
  if (version > migrations.length + 1) return err(storageError('newer-version'));
  for (const migration of migrations.slice(version - 1)) current = migration(current);
  return ok(current);
}
