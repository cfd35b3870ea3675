import { defineConfig } from '@playwright/test'

/**
 * End-to-end tests against a running portal: `npm test` builds one, starts it on its own database and
 * says where it is and which Chromium to use.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'var/test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'var/test-results/e2e.json' }]],
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    trace: 'off',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    },
  },
})
