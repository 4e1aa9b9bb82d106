import type { ChangeProblem } from './change-problems.ts'

/** Why a proposal is not confirmed or dropped now. */
export type ChangeRefusal =
  | { readonly name: 'own-change'; readonly by: string }
  | { readonly name: 'settled-already'; readonly state: 'issued' | 'dropped'; readonly by: string }
  | { readonly name: 'guidance-changed-meanwhile' }
  | { readonly name: 'not-counted-yet' }
  | { readonly name: 'cannot-be-issued'; readonly problems: readonly ChangeProblem[] }

/** The refusal as a sentence that says what to do. */
export function sayChangeRefusal(refusal: ChangeRefusal): string {
  switch (refusal.name) {
    case 'own-change':
      return `${refusal.by} proposed this change, so another person must confirm it`
    case 'settled-already':
      return `${refusal.by} has ${refusal.state === 'issued' ? 'confirmed' : 'dropped'} this change already`
    case 'guidance-changed-meanwhile':
      return 'The guidance was changed since this page was opened. Look at what the change does now, then confirm it'
    case 'not-counted-yet':
      return 'What it changes is still being counted. Wait until it is listed, then confirm it'
    case 'cannot-be-issued':
      return `It cannot be issued as it stands: ${refusal.problems.map(({ text }) => text).join('. ')}. Drop it and propose it again`
  }
}
