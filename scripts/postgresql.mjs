// Finds a PostgreSQL 15, the oldest server the service runs on, for running the tests on it.
import { dirname } from 'node:path'
import { ensureProgram } from './debian-program.mjs'

/** The folder of its programs; throws with the command that installs it. */
export function ensurePostgresql() {
  const postgres = ensureProgram({
    name: 'PostgreSQL 15',
    setting: 'POSTGRES_PROGRAM',
    usual: [
      '/usr/lib/postgresql/15/bin/postgres',
      '/usr/pgsql-15/bin/postgres',
      '/opt/homebrew/opt/postgresql@15/bin/postgres',
    ],
    packages: 'postgresql-15',
    why: 'The tests on a server',
  })
  return dirname(postgres)
}
