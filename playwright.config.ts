import { defineConfig } from '@playwright/test'

/** Chromium looks for nothing outside: no updates, no first run, no QUIC. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Root may only run Chromium without its sandbox. */
const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet

export default defineConfig({
  testDir: 'test/journeys',
  // One more than the cores that are asked for: a story waits for its pages half of the time.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  timeout: 240_000,
  globalTimeout: 2_400_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args },
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone|@no-javascript/, use: { viewport: { width: 1200, height: 900 } } },
    { name: 'phone', grep: /@phone/, use: { viewport: { width: 375, height: 800 } } },
    {
      name: 'no JavaScript',
      grep: /@no-javascript/,
      use: { javaScriptEnabled: false, viewport: { width: 1200, height: 900 } },
    },
  ],
})
