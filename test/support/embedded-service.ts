import pg from 'pg'
import { startEmbedded } from '../../src/store/embedded/embedded-postgres.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'

/**
 * A service with nothing but its embedded PostgreSQL, to be killed by tests: run with a data folder, and `durable` or
 * not, it says on standard output how it started, and each time it is written to how many rows it holds.
 */
const [dataDir = '', durable] = process.argv.slice(2)
const start = await startEmbedded({
  dataDir,
  durable: durable === 'durable',
  onLost: (reason) => say({ lost: reason.message }),
})

if (start.started) {
  const { owner, stop } = start.postgres
  const pool = new pg.Pool({ connectionString: owner, max: 1 })
  pool.on('error', () => {})
  await pool.query('create table if not exists public.rows_written (at timestamptz default now())')
  process.stdin.on('data', () => void addRow(pool))
  process.once('SIGTERM', async () => {
    await pool.end()
    await stop()
    process.exit(0)
  })
  say({ started: true, owner, postmaster: runningPostmaster(`${dataDir}/postgres`) })
} else {
  say(start)
}

async function addRow(pool: pg.Pool): Promise<void> {
  try {
    const { rows } = await pool.query(
      'with added as (insert into public.rows_written default values) select count(*)::int + 1 as rows from public.rows_written',
    )
    say(rows[0])
  } catch {
    setTimeout(() => void addRow(pool), 50)
  }
}

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}
