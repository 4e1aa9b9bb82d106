// Lists what the service brings along, with licence and age, in docs/generated/dependencies-listed.md: npm run list-dependencies.
// Asks npm when each version, and the newest of its package, was published.
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const project = join(import.meta.dirname, '..')
const atOnce = 6
const run = promisify(execFile)

/** Every package that runs with the service, by name; one may be there in several versions. */
export function packagesAtRunTime() {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'))
  const all = Object.entries(packages)
    // A package that is a folder of ours is there once more under its own path, with what is known of it.
    .filter(([path, { dev, link }]) => path !== '' && dev !== true && link !== true)
    .map(([path, { version, license, optional }]) => {
      return {
        name: path.replace(/^.*node_modules\//, ''),
        version,
        licence: license ?? 'none',
        optional: optional === true,
      }
    })
  const named = new Map(all.map((each) => [`${each.name}@${each.version}`, each]))
  return [...named.values()].toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
}

if (process.argv[1] === import.meta.filename) await write()

async function write() {
  const waiting = packagesAtRunTime()
  const asked = []
  const [total, today] = [waiting.length, new Date().toISOString().slice(0, 10)]
  const work = async () => {
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      asked.push({ ...each, ...(await published(each)) })
      if (asked.length % 20 === 0) console.log(`${asked.length} of ${total}…`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  writeFileSync(join(project, 'docs/generated/dependencies-listed.md'), page(asked, today))
  console.log(`${asked.length} packages: docs/generated/dependencies-listed.md`)
}

async function published({ name, version }) {
  const { stdout } = await run('npm', ['view', name, 'time', 'dist-tags.latest', '--json'], {
    maxBuffer: 64 * 1024 * 1024,
  })
  const { time, 'dist-tags.latest': latest } = JSON.parse(stdout)
  return { on: time[version]?.slice(0, 10) ?? 'unknown', latest, latestOn: time[latest]?.slice(0, 10) ?? 'unknown' }
}

function page(asked, today) {
  const rows = asked
    .toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
    .map(({ name, version, licence, optional, on, latest, latestOn }) => {
      const newest = latest === version ? 'this' : `${latest} of ${latestOn}`
      return `| \`${name}\` | ${version} | ${licence} | ${on} | ${newest} | ${optional ? 'on some machines' : ''} |`
    })
  return `# Everything the service brings along

Written by \`npm run list-dependencies\` from \`package-lock.json\` and what npm said on ${today}. What each direct one is for stands in
[dependencies.md](../dependencies.md). A test fails where this list and the lock file differ, or a licence is none that we allow.

| package | version | licence | published | newest | |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
