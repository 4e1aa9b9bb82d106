/** The path of ClamAV's daemon; throws with the command that installs one. */
export function ensureClamd(): string
