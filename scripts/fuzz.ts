// Sends made-up requests over all routes: npm run fuzz [-- --runs 10000] [--seed 1]. Without --seed each run has another one.
import { fuzz } from '../test/fuzz/fuzz.ts'

const given = (name: string) =>
  Number(new RegExp(`--${name}[ =](\\d+)`).exec(process.argv.join(' '))?.[1] ?? Number.NaN)
const runs = Number.isNaN(given('runs')) ? 10_000 : given('runs')
const seed = Number.isNaN(given('seed')) ? Date.now() % 2 ** 31 : given('seed')

console.log(`${runs} requests with seed ${seed}`)
const { requests, byStatus } = await fuzz(runs, seed, (sent) => console.log(`${sent} sent`))
console.log(
  `${requests} answered: ${Object.entries(byStatus)
    .map(([status, count]) => `${count} with ${status}`)
    .join(', ')}`,
)
process.exit(0)
