import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import { launchOptions } from './scripts/browser.mjs';
import viteConfig from './vite.config.ts';

const BROWSER_TESTS = '**/*.browser.test.ts';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            setupFiles: ['scripts/property-seed.ts'],
            include: ['{src,sample-dicom,scripts,e2e}/**/*.test.ts'],
            exclude: [...configDefaults.exclude, BROWSER_TESTS],
            // Some compute images or shapes; a busy machine needs longer than the five seconds of the default.
            testTimeout: 30_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            include: [`src/${BROWSER_TESTS}`],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              viewport: { width: 1440, height: 900 },
              provider: playwright({ launchOptions: launchOptions() }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
