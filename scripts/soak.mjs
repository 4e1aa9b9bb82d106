// Long runs that end by themselves: npm run soak [-- --kills 100 --seed 1], and npm run soak -- deadline.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const [which, ...others] = process.argv.slice(2)
const [program, rest] =
  which === 'deadline' ? ['deadline/deadline.ts', others] : ['kill/kill.ts', process.argv.slice(2)]
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(import.meta.dirname, '../soak', program), ...rest],
  { stdio: 'inherit' },
)
process.exitCode = status ?? 1
