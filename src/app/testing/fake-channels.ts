/** Channels of one browser that deliver at once. */
export function fakeChannels(): () => BroadcastChannel {
  const all: EventTarget[] = [];
  return () => {
    const own = new EventTarget();
    all.push(own);
    const postMessage = (data: unknown): void => {
      for (const one of all) {
        if (one !== own) one.dispatchEvent(new MessageEvent('message', { data }));
      }
    };
    return Object.assign(own, {
      postMessage,
      close: () => undefined,
    }) as unknown as BroadcastChannel;
  };
}
