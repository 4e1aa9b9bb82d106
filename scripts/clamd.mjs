// Finds ClamAV's daemon for the tests of the scanner. They use a signature of their own: no database is fetched.
import { ensureProgram } from './debian-program.mjs'

/** The path of ClamAV's daemon; throws with the command that installs one. */
export function ensureClamd() {
  return ensureProgram({
    name: 'ClamAV',
    setting: 'CLAMD_PROGRAM',
    usual: ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'],
    packages: 'clamav-daemon',
    why: 'The tests of attached files',
  })
}
