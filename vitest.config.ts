import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests that start the whole portal and so need its production build, or that start processes and kill them,
    which takes its time: `npm test` runs them after the build is made. */
const served = [
  'tests/integration/server-portal.test.ts',
  'tests/integration/server-publication.test.ts',
  'tests/integration/server-desk.test.ts',
  'tests/integration/server-desk-requests.test.ts',
  'tests/integration/server-hostile-texts.test.ts',
  'tests/integration/server-caches.test.ts',
  'tests/integration/server-canary.test.ts',
  'tests/integration/server-open-data.test.ts',
  'tests/integration/server-hostile.test.ts',
  'tests/integration/launch-embedded.test.ts',
  'tests/integration/launch-start.test.ts',
]

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // Two processes: what the smallest machine has, and tests that wait for others' processes leave room.
    maxWorkers: 2,
    env: { LOG_LEVEL: 'silent' },
    setupFiles: ['tests/support/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}'],
          // A limit finds what hangs; that a machine is busy is no fault.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: served,
          globalSetup: ['tests/support/templates.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: { name: 'served', include: served, testTimeout: 180_000, hookTimeout: 180_000 },
      },
    ],
  },
})
