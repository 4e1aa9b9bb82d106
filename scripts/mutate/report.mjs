import { cpus, loadavg } from 'node:os'
import { dirname } from 'node:path'
import { keyOf, oneLine, replaced } from './changes.mjs'

/**
 * docs/mutation.md: how many changes were noticed, by folder, and each that was not, with its reason. `results` is
 * what Stryker keeps, `refused` are the changes that do not compile, `reasons` the entries of survivors.mjs.
 */
export function report({ results, refused, reasons, reasonOf, seconds }) {
  const files = Object.entries(results.files).map(([file, { source, mutants }]) => ({
    file,
    source,
    mutants: mutants.map((mutant) => ({
      ...mutant,
      status: refused.has(keyOf(file, source, mutant)) ? 'Refused' : mutant.status,
    })),
  }))
  const survivors = files.flatMap(({ file, source, mutants }) =>
    mutants.filter(isSurvivor).map((mutant) => ({ file, source, mutant, reason: reasonOf(file, source, mutant) })),
  )
  const without = survivors.filter(({ reason }) => reason === null)
  const text = [...introduction, ...totals(files, seconds), '', ...byFolder(files), '', ...listed(survivors), ''].join(
    '\n',
  )
  return { text, without, score: scoreOf(files.flatMap(({ mutants }) => mutants)) }
}

const introduction = [
  '# What no test notices',
  '',
  'Written by `npm run mutate`. Each place in `src/core` is changed in small ways (a condition turned round, a text emptied, a call',
  'left out), one at a time, and the tests beside core are run, with those that compare `docs/` with core. A change that makes a test fail was noticed;',
  'one that hangs was, too. A change that the compiler refuses needs no test and is not counted. What is left is listed with the reason',
  'why it may stay; without a reason the command fails.',
  '',
]

function totals(files, seconds) {
  const mutants = files.flatMap(({ mutants }) => mutants)
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  return [
    `**${scoreOf(mutants)} % noticed**: ${of('Killed')} by a failing test, ${of('Timeout')} because they never end; ${of('Survived')} survived, ${of('NoCoverage')} are reached by no test; ${of('Refused')} more do not compile, ${of('Ignored')} ignored, ${of('RuntimeError')} in error. ${mutants.length} changes in ${files.length} files.`,
    '',
    `The last run took ${Math.ceil(seconds / 60)} minutes (it tries again only what changed) on ${cpus().length} processors, Node ${process.versions.node}, with a load of ${loadavg()[1].toFixed(1)} on the machine.`,
  ]
}

function byFolder(files) {
  const folders = [...new Set(files.map(({ file }) => dirname(file)))].toSorted()
  const rows = folders.map((folder) => {
    const mutants = files.filter(({ file }) => dirname(file) === folder).flatMap((each) => each.mutants)
    const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
    return `| ${folder} | ${scoreOf(mutants)} % | ${of('Killed', 'Timeout')} | ${of('Survived')} | ${of('NoCoverage')} | ${of('Refused')} |`
  })
  return [
    '| Folder | Noticed | Changes noticed | Survived | Not reached | Do not compile |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}

function listed(survivors) {
  const reasons = [...new Set(survivors.map(({ reason }) => reason ?? noReason))].toSorted()
  return reasons.flatMap((reason) => {
    const those = survivors.filter((each) => (each.reason ?? noReason) === reason)
    return [`## ${reason} (${those.length})`, '', ...those.map(row), '']
  })
}

const noReason = 'No reason given yet'

function row({ file, source, mutant }) {
  const short = (text) => oneLine(text).replaceAll('`', '´').slice(0, 100) || ' '
  return `- ${file.replace('src/core/', '')}:${mutant.location.start.line} \`${short(replaced(source, mutant))}\` → \`${short(mutant.replacement)}\``
}

function scoreOf(mutants) {
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  const counted = noticed + mutants.filter(isSurvivor).length
  return counted === 0 ? '100.0' : (Math.floor((1000 * noticed) / counted) / 10).toFixed(1)
}

export function isSurvivor({ status }) {
  return status === 'Survived' || status === 'NoCoverage'
}
