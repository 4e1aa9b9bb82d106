import { dirname } from 'node:path'
import { oneLine, replaced } from './changes.mjs'

/** The text of docs/generated/mutation.md; `run` says how the last run over all of core went, or is null. */
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
  'Written by `npm run mutate`. It changes `src/core` in small ways (a condition turned round, a text emptied, a call left out), one',
  'change at a time, and runs the tests beside core and those that compare `docs/generated/` with core. A change is noticed when a test',
  'fails or never ends. A change that the compiler refuses needs no test and is not counted. All others are listed below, under the',
  'reason why they may stay or under “No reason given yet”. While any stands there the command ends with exit code 1.',
  '',
]

function totals(changes, run) {
  const of = counting(changes)
  const without = changes.filter((each) => isSurvivor(each) && each.reason === null).length
  return [
    `**${scoreOf(changes)} % noticed.** ${of('Killed')} by a failing test, ${of('Timeout')} because they never end; ${of('Survived')} survived, ${of('NoCoverage')} are reached by no test. Not counted: ${of('Refused')} that do not compile, ${of('Ignored')} ignored, ${of('RuntimeError')} in error. In all ${changes.length} changes.`,
    '',
    `${of('Survived', 'NoCoverage')} changes were not noticed; ${without} of them have no reason yet. ${run === null ? '' : whole(run)}`.trim(),
  ]
}

/** Runs for one folder are short, and say nothing of the whole. */
function whole({ on, commit, seconds, load, processors, node }) {
  return `The last run over all of core was on ${on}, at commit ${commit}: files and lines are named as they were then. It tried again only what had changed since the run before, and took ${Math.ceil(seconds / 60)} minutes with a load of ${load.toFixed(1)} on ${processors} processors and Node ${node}. What was tried since, in single folders, is counted in.`
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
