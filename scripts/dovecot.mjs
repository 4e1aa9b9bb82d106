// Finds the Dovecot for the tests of the mailbox.
import { ensureProgram } from './debian-program.mjs'

/** The path of a Dovecot; throws with the command that installs one. */
export function ensureDovecot() {
  return ensureProgram({
    name: 'Dovecot',
    setting: 'DOVECOT',
    usual: ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/usr/bin/dovecot', '/opt/homebrew/sbin/dovecot'],
    packages: 'dovecot-imapd',
    why: 'The tests of the mailbox',
  })
}
