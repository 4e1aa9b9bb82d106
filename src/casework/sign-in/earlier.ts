/** The instant so many minutes before another; both ISO 8601 in UTC. */
export function minutesBefore(now: string, minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString()
}
