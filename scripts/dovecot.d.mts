/** The path of a Dovecot; throws with the command that installs one. */
export function ensureDovecot(): string
