/** Builds `dist` where its sources have changed since. */
export function ensureBuilt(): Promise<void>
