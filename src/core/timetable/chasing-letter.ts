import { counted } from '../casefile/counted.ts'
import type { Chase } from './chase.ts'
import { saidToNational, saidToOrganisation, saidToOwner, saidToRegion } from './chasing-words.ts'
import type { Letter } from './letter.ts'
import type { Addressee } from './recipients.ts'

/** The kind of every chasing letter, by which it is known in the outbox. */
export const chasing = 'chasing'

/** One letter a person and day. `link` is null for somebody who could open nothing here. */
export type ChasingLetter = Pick<Letter, 'subject' | 'body'> & { readonly link: Letter['link'] | null }

/** Everything that one person is asked on a day, in one letter: at least one chase, an organisation’s together. */
export function chasingLetter(chases: readonly Chase[]): ChasingLetter {
  const places = Map.groupBy(chases, ({ organisation, cycle }) => `${organisation.code} ${cycle}`)
  return {
    subject: subjectOf(chases),
    body: [
      ...[...places.values()].map(section),
      chases.length === 1
        ? 'If it has been done in the meantime, you need do nothing.'
        : 'What has been done in the meantime needs nothing more from you.',
    ].join('\n\n'),
    link: linkOf(chases),
  }
}

/** S7: how many and about whom, never what. */
function subjectOf(chases: readonly Chase[]): string {
  const [first] = chases
  const organisations = new Set(chases.map(({ organisation }) => organisation.code))
  const about =
    organisations.size === 1 ? (first?.organisation.name ?? '') : counted(organisations.size, 'organisation')
  return `${about}: ${counted(chases.length, 'request')}`
}

function section(chases: readonly Chase[]): string {
  const [first] = chases
  const paragraphs = chases.flatMap((chase) => said[chase.as](chase)).filter((paragraph) => paragraph !== '')
  return [`${first?.organisation.name} (${first?.organisation.code}), ${first?.cycle}`, ...new Set(paragraphs)].join(
    '\n\n',
  )
}

const said: Readonly<Record<Addressee, (chase: Chase) => readonly string[]>> = {
  organisation: (chase) => saidToOrganisation[chase.ask.milestone]?.[chase.ask.rung]?.(chase) ?? [],
  'action-owner': saidToOwner,
  'rdt-team': (chase) => saidToRegion[chase.ask.milestone]?.(chase) ?? [],
  national: saidToNational,
}

function linkOf(chases: readonly Chase[]): Letter['link'] | null {
  const [first, ...others] = chases.filter((chase) => chase.as !== 'action-owner')
  if (first === undefined) return null
  const { code } = first.organisation
  return others.every(({ organisation }) => organisation.code === code)
    ? { text: 'See what is asked', path: `/organisations/${code}` }
    : { text: 'See your work', path: '/' }
}
