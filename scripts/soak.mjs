// Long runs that end by themselves: npm run soak [-- --kills 100 --seed 1], npm run soak -- scenes, npm run soak -- deadline.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const programs = { deadline: 'deadline/deadline.ts', scenes: 'kill/scenes.ts' }
const [which, ...others] = process.argv.slice(2)
const named = Object.entries(programs).find(([name]) => name === which)?.[1]
const program = join(import.meta.dirname, '../soak', named ?? 'kill/kill.ts')
const words = named === undefined ? process.argv.slice(2) : others
const { status } = spawnSync(process.execPath, ['--import', 'tsx', program, ...words], { stdio: 'inherit' })
process.exitCode = status ?? 1
