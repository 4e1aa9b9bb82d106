// Finds the Chromium for the browser tests; first the one without windows, which takes less than half the processor time.
import { ensureProgram } from './debian-program.mjs'

/** The path of a Chromium; throws with the command that installs one. */
export function ensureBrowser() {
  return ensureProgram({
    name: 'Chromium',
    setting: 'CHROMIUM',
    usual: [
      '/usr/bin/chromium-headless-shell',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/snap/bin/chromium',
    ],
    // With letters as wide as those of Arial: what has room depends on them.
    packages: ['chromium-headless-shell fonts-liberation', 'chromium fonts-liberation'],
    why: 'The browser tests',
  })
}
