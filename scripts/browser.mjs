// Finds the Chromium for the browser tests.
import { ensureProgram } from './debian-program.mjs'

/** The path of a Chromium; throws with the command that installs one. */
export function ensureBrowser() {
  return ensureProgram({
    name: 'Chromium',
    setting: 'CHROMIUM',
    usual: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
    packages: 'chromium',
    why: 'The browser tests',
  })
}
