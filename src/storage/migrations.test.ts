import { describe, expect, it } from 'vitest';
import { migrate, type Migration } from './migrations.ts';

const chain: readonly Migration[] = [
  ({ name, ...rest }) => ({ ...rest, version: 2, title: name }),
  (value) => ({ ...value, version: 3, tags: [] }),
];

describe('migrate', () => {
  it('takes a value of any earlier version to the newest', () => {
    const newest = { version: 3, title: 'a', tags: [] };
    expect(migrate({ version: 1, name: 'a' }, chain)).toEqual({ ok: true, value: newest });
    expect(migrate({ version: 2, title: 'a' }, chain)).toEqual({ ok: true, value: newest });
    expect(migrate(newest, chain)).toEqual({ ok: true, value: newest });
  });

  it('refuses a version it does not know', () => {
    expect(migrate({ version: 4 }, chain)).toMatchObject({ error: { kind: 'newer-version' } });
  });

  it.each([null, 'text', {}, { version: 0 }, { version: 1.5 }, { version: '1' }])(
    'refuses %j, which has no version',
    (value) => {
      expect(migrate(value, chain)).toMatchObject({ error: { kind: 'damaged' } });
    },
  );
});
