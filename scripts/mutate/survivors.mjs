/**
 * Why a change that no test notices may stay. The first entry that fits counts: `file` ends the path, `from` and `to`
 * are patterns for the text that is replaced and what it is replaced by, on one line.
 */
export const survivors = []
