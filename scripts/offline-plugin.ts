import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** The colour behind everything (`--tc-surface-0`), which a window shows before the page does. */
const BACKGROUND = '#0C0D0F';

/** The largest file kept for the first visit: the codecs and Cornerstone are larger than Workbox's 2 MiB. Unit: bytes. */
const LARGEST_KEPT = 20_000_000;

/** More than all files of the sample studies; the oldest go first, and all go where the browser has no room. */
const MOST_SAMPLE_FILES = 10_000;

/**
 * Makes the build installable and lets it work without a network. The worker keeps the whole app, and the list of sample
 * studies with its pictures; a file of a sample study is kept once it was asked for, so that no answer is fetched early.
 * A new worker waits until the reader agrees: src/app/app-updates.ts.
 */
export function offline(): Plugin[] {
  return VitePWA({
    strategies: 'generateSW',
    registerType: 'prompt',
    injectRegister: false,
    manifestFilename: 'thecal.webmanifest',
    manifest: {
      name: 'Thecal',
      short_name: 'Thecal',
      description: 'A viewer for metastatic spine disease. Decision support for trained readers.',
      lang: 'en-GB',
      display: 'standalone',
      background_color: BACKGROUND,
      theme_color: BACKGROUND,
      icons: [
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        {
          src: 'icons/icon-maskable-512.png',
          sizes: '512x512',
          type: 'image/png',
          purpose: 'maskable',
        },
      ],
    },
    workbox: {
      inlineWorkboxRuntime: true,
      sourcemap: false,
      clientsClaim: true,
      skipWaiting: false,
      cleanupOutdatedCaches: true,
      maximumFileSizeToCacheInBytes: LARGEST_KEPT,
      globPatterns: [
        '*.{html,svg}',
        'assets/**',
        'sample-dicom/catalogue.json',
        'sample-dicom/cases/*/thumbnail.*',
      ],
      navigateFallbackDenylist: [/^\/sample-dicom\//, /\.[a-z][a-z0-9]{1,9}$/i],
      runtimeCaching: [
        {
          urlPattern: ({ url, sameOrigin }) =>
            sameOrigin && url.pathname.includes('/sample-dicom/cases/'),
          handler: 'NetworkFirst',
          options: {
            cacheName: 'thecal-samples',
            expiration: { maxEntries: MOST_SAMPLE_FILES, purgeOnQuotaError: true },
          },
        },
      ],
    },
  });
}
