import type { SubmittedRegister } from '../../../casework/register/import-register.ts'
import type { Actor } from '../../../core/actor.ts'
import { formatDate } from '../../../core/day.ts'
import { Layout } from '../../layout.tsx'

/** Seconds after which the page of a file that is still being read reloads itself. */
const reloadAfterSeconds = 2

type Props = {
  readonly viewer: Actor
  readonly file: Extract<SubmittedRegister, { state: 'waiting' | 'reading' }>
}

/** How far reading a register's file has come. */
export function ImportUnderWay({ viewer, file }: Props) {
  const { id, seen } = file
  return (
    <Layout
      viewer={viewer}
      title="Reading the register"
      backLink={{ href: '/register/import' }}
      refreshAfter={reloadAfterSeconds}
    >
      <h1 class="nhsuk-heading-l">Reading the register</h1>
      <p>{`Seen on ${formatDate(seen.observedOn)}, ${seen.cycle} toolkit, from: ${seen.source}.`}</p>
      <p>
        {file.state === 'waiting'
          ? 'It waits for a worker of this service, and starts by itself. If that takes longer than a minute, no worker is running: tell the people who run this service.'
          : `It is being read: ${file.rowsRead.toLocaleString('en-GB')} rows so far.`}
      </p>
      <p>
        This page updates itself every few seconds, or you can <a href={`/register/import/${id}`}>update it now</a>. You
        may also leave it: reading goes on, and nothing is recorded before you have seen what would change.
      </p>
    </Layout>
  )
}
