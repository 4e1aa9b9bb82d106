/** The escalation of a Trust that sent no plan. */
export const about = { milestone: 'plan', dueDate: '2021-06-30' }
/** A notice as the form sends it. */
export const enforcementNotice = {
  kind: 'information',
  reference: 'IN-1',
  'issued-day': '19',
  'issued-month': '7',
  'issued-year': '2021',
  requirement: 'Provide the plan.',
  'answer-day': '20',
  'answer-month': '8',
  'answer-year': '2021',
}

/** The addresses that the main content of a page links to. */
export function links(html: string): readonly string[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return [...main.matchAll(/href="(\/[^"#?]*)"/g)].map(([, path]) => path ?? '')
}

/** From the heading with this id up to the next section. */
export function section(html: string, id: string): string {
  const from = html.slice(html.indexOf(`id="${id}"`))
  return from.slice(0, from.indexOf('</section>'))
}
