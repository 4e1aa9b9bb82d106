import type { Letter } from './letter.ts'

/** Whom a letter is for and where the service is; `contact` is whom to ask, as a setting has it, null where none is set. */
export type Addressing = { readonly name: string; readonly publicUrl: string; readonly contact: string | null }

/** The whole text of a letter to one person: salutation, body, link, whom to ask, who sends it. */
export function letterText(
  { body, link }: Pick<Letter, 'body'> & { readonly link: Letter['link'] | null },
  { name, publicUrl, contact }: Addressing,
): string {
  const paragraphs = [
    `Dear ${name}`,
    body,
    link === null ? '' : `${link.text}:\n${publicUrl.replace(/\/$/, '')}${link.path}`,
    contact === null ? '' : `If you need help, contact ${contact}.`,
    'Manage a DSPT improvement plan',
  ]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}
