import { describe, expect, it } from 'vitest';
import { shownMessages, type ToastMessage } from './toast-messages.ts';

const message = (id: string, kind: ToastMessage['kind']): ToastMessage => ({ id, kind, text: id });

describe('the messages shown', () => {
  it('are the two newest, oldest first', () => {
    const all = [message('a', 'note'), message('b', 'warning'), message('c', 'note')];
    expect(shownMessages(all).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('never leave an error out for something lesser', () => {
    const all = [message('a', 'error'), message('b', 'note'), message('c', 'note')];
    expect(shownMessages(all).map(({ id }) => id)).toEqual(['a', 'c']);
  });
});
