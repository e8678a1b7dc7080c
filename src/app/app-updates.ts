/** Where a page of the app stands in being kept for work without a network. */
export interface AppUpdates {
  /** Goes over to the new version. Whoever calls it has seen to it that nothing is being written. */
  readonly reload: () => void;
}

/** How often a page that stays open looks for a new version. Unit: ms. */
const LOOK_INTERVAL_MS = 3_600_000;

/** A sample study has more files than the 250 that a browser lists by itself. */
const MOST_LISTED = 5000;

/**
 * Keeps the app for work without a network, and says when a newer version waits. Nothing changes under a reader's hands:
 * the new version takes over when `reload` is called, or when all pages of the old one are closed.
 */
export async function watchForUpdates(announce: (updates: AppUpdates) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  performance.setResourceTimingBufferSize(MOST_LISTED);
  const container = navigator.serviceWorker;
  let isFirst = container.controller === null;
  let isWanted = false;
  // A browser that keeps nothing, as in some private windows, refuses: the app works as long as there is a network.
  const registering = container.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined);

  const reload = async (): Promise<void> => {
    isWanted = true;
    const waiting = (await registering)?.waiting;
    if (waiting) waiting.postMessage({ type: 'SKIP_WAITING' });
    else location.reload();
  };
  const announceReload = (): void => {
    announce({
      reload: () => {
        void reload();
      },
    });
  };

  container.addEventListener('controllerchange', () => {
    if (isWanted) location.reload();
    else if (isFirst) keepWhatWasOpened();
    // Another page of the app went over to the new version; this one goes on until its reader agrees.
    else announceReload();
    isFirst = false;
  });

  const registration = await registering;
  if (registration) watchRegistration(registration, announceReload);
}

function watchRegistration(registration: ServiceWorkerRegistration, announce: () => void): void {
  const { serviceWorker } = navigator;
  if (registration.waiting && serviceWorker.controller) announce();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && serviceWorker.controller) announce();
    });
  });
  const look = (): void => {
    // Without a network there is nothing to learn; the next look comes.
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  };
  window.setInterval(look, LOOK_INTERVAL_MS);
  document.addEventListener('visibilitychange', look);
}

/**
 * Files of a sample study that were fetched past the worker, before it was there or while it came, are fetched again,
 * from the browser's own cache.
 */
function keepWhatWasOpened(): void {
  const again = new Set<string>();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { name, workerStart } = entry as PerformanceResourceTiming;
      const isSample = new URL(name).pathname.includes('/sample-dicom/cases/');
      if (!isSample || workerStart > 0 || again.has(name)) continue;
      again.add(name);
      fetch(name).catch(() => undefined);
    }
  }).observe({ type: 'resource', buffered: true });
}
