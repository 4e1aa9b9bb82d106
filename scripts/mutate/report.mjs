import { cpus } from 'node:os'
import { dirname } from 'node:path'
import { oneLine, replaced } from './changes.mjs'

/** docs/mutation.md: how many changes were noticed, by folder, and each that was not, with its reason or null. */
export function report(changes, run) {
  return [
    ...introduction,
    ...totals(changes, run),
    '',
    ...byFolder(changes),
    '',
    ...listed(changes.filter(isSurvivor)),
  ].join('\n')
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

function totals(changes, run) {
  const of = counting(changes)
  const without = changes.filter((each) => isSurvivor(each) && each.reason === null).length
  return [
    `**${scoreOf(changes)} % noticed.** ${of('Killed')} by a failing test, ${of('Timeout')} because they never end; ${of('Survived')} survived, ${of('NoCoverage')} are reached by no test. Not counted: ${of('Refused')} that do not compile, ${of('Ignored')} ignored, ${of('RuntimeError')} in error. In all ${changes.length} changes.`,
    '',
    `${without} of those that went unnoticed have no reason yet. ${run === null ? '' : whole(run)}`,
  ]
}

/** Runs for one folder are short, and say nothing of the whole. */
function whole({ seconds, load }) {
  return `The last run of all of core took ${Math.ceil(seconds / 60)} minutes with a load of ${load.toFixed(1)} on the machine; it tried again only what it had to. ${cpus().length} processors, Node ${process.versions.node}.`
}

function byFolder(changes) {
  const folders = [...new Set(changes.map(({ file }) => dirname(file)))].toSorted()
  const rows = folders.map((folder) => {
    const those = changes.filter(({ file }) => dirname(file) === folder)
    const of = counting(those)
    return `| ${folder} | ${scoreOf(those)} % | ${of('Killed', 'Timeout')} | ${of('Survived')} | ${of('NoCoverage')} | ${of('Refused')} |`
  })
  const head = '| Folder | Score | Noticed | Survived | Not reached | Do not compile |'
  return [head, '| --- | --- | --- | --- | --- | --- |', ...rows]
}

function counting(changes) {
  return (...statuses) => changes.filter(({ status }) => statuses.includes(status)).length
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

export function scoreOf(changes) {
  const noticed = counting(changes)('Killed', 'Timeout')
  const counted = noticed + changes.filter(isSurvivor).length
  return counted === 0 ? '100.0' : (Math.floor((1000 * noticed) / counted) / 10).toFixed(1)
}

export function isSurvivor({ status }) {
  return status === 'Survived' || status === 'NoCoverage'
}
