import { type Day, inWords, weekday } from '../../core/day.ts'

/** Where progress is shown; a terminal can write over its last line. */
export type Screen = { readonly isTTY: boolean; readonly write: (text: string) => void }

/** One line that is written over each day on a terminal, else one line a week. */
export function progressOn(screen: Screen, variant: string): (day: Day, commands: number) => void {
  return (day, commands) => {
    const line = `${inWords(day)}, ${variant}: ${commands} commands`
    if (screen.isTTY) screen.write(`\r${line.padEnd(79)}`)
    else if (weekday(day) === 1) screen.write(`${line}\n`)
  }
}
