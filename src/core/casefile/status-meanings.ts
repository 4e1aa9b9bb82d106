import type { Status } from './status.ts'

/** What each status means, in a sentence for everybody. It says nothing of any plan (S7). */
export const statusMeanings: Readonly<Record<Status, string>> = {
  'not-published': 'The assessment for this cycle has not been published here yet.',
  'standards-not-met': 'Not all mandatory evidence items are met, and no improvement plan has been approved.',
  'approaching-standards':
    'Not all mandatory evidence items are met, and an approved improvement plan is being delivered.',
  'standards-met': 'All mandatory evidence items are met.',
  'standards-exceeded': 'All mandatory evidence items are met, and more was shown than the standard asks.',
}
