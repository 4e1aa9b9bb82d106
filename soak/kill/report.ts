import { cpus, loadavg } from 'node:os'
import type { Day } from '../../src/core/day.ts'
import type { Away, Checked } from './check.ts'
import type { Soak } from './life.ts'
import type { UnreliableServer } from './mail.ts'
import { actions, type Outcome } from './office.ts'
import type { Victim } from './service.ts'

/** How often each was killed, when the service was away, and the demo's day at the end. */
export type Kills = {
  readonly counted: Readonly<Record<Victim, number>>
  readonly away: readonly Away[]
  readonly today: Day
}

type Soaked = {
  readonly seed: number
  readonly seconds: number
  readonly loadBefore: readonly number[]
  readonly counted: Kills
  readonly run: Soak
  readonly mail: UnreliableServer
  readonly checked: Checked
  readonly exitCode: number | null
}

const outcomes: readonly Outcome[] = ['acknowledged', 'unanswered and done', 'unanswered and not done', 'refused']

export function report(soaked: Soaked): string {
  const { seed, seconds, loadBefore, counted, run, mail, checked, exitCode } = soaked
  const { node, postgres, both } = counted.counted
  const restarts = [...run.service.restarts].toSorted((a, b) => a - b)
  const at = (share: number) => restarts[Math.floor(share * (restarts.length - 1))] ?? 0
  return `# Reliability

Written by \`npm run soak\`, which kills the built service and its PostgreSQL with SIGKILL at random moments under load, as a power
cut would. It is then started again, as systemd would do it. At the end the run compares the record with what people were told.

| | |
| --- | --- |
| Kills | ${node + postgres + both}: ${node} of the process, ${postgres} of PostgreSQL, ${both} of both at once |
| Run | ${Math.round(seconds / 60)} minutes, seed ${seed}, to ${counted.today} by the demo's day |
| Back and answering after a kill | half of them within ${at(0.5)} ms, the slowest ${at(1)} ms |
| Machine | ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, embedded PostgreSQL, every commit flushed |
| Load average (1, 5, 15 minutes) | before ${loads(loadBefore)}; after ${loads(loadavg())} |

## What people did

Eight people at a time act for 32 Trusts and their reviewers. *Unanswered* means that the service gave no answer, or a page that it is
not available. Then only the record says whether the action was done; it was done wholly or not at all.

| what | ${outcomes.join(' | ')} |
| --- | ${outcomes.map(() => '---').join(' | ')} |
${actions.map((name) => `| ${name} | ${outcomes.map((outcome) => run.tally.get(name)?.get(outcome) ?? 0).join(' | ')} |`).join('\n')}

At the end ${checked.events} events were recorded: each acknowledged action is there, none is there twice, and the record proves
itself (\`verify\`)${checked.wrong.length === 0 ? '' : ', **but for what is listed below**'}.

## Emails

${Object.entries(checked.emails)
  .map(([state, count]) => `${count} ${state}`)
  .join(
    ', ',
  )}. On purpose, the mail server refused ${mail.failures.refused} times for now, stalled ${mail.failures.stalled} times, hung up
${mail.failures['hung-up-before']} times before a message and ${mail.failures['hung-up-after']} times after taking one without saying so. What had to be written about
each event was derived again from the record: each of these emails was queued exactly once, and arrived. ${checked.copies.once}
arrived once; ${checked.copies.explained} further copies came with the same Message-ID, each after an answer that was lost with its connection or
with the process that waited for it, or that could not be noted while PostgreSQL was away. Waits between two tries were cut short, but not the five minutes after which an email whose
process was killed is tried again.

## What was wrong

${checked.wrong.length === 0 ? 'Nothing.' : checked.wrong.map((each) => `- ${each}`).join('\n')}
${run.refusals.size === 0 ? '' : `\nRefused with a message, which loses nothing:\n\n${[...run.refusals].map(([what, times]) => `- ${times} × ${what}`).join('\n')}\n`}
At the end the service stopped with exit code ${exitCode}.
`
}

function loads(averages: readonly number[]): string {
  return averages.map((each) => each.toFixed(1)).join(', ')
}
