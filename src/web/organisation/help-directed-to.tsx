import type { DirectedHelp } from '../../casework/directed-help.ts'
import { inWords } from '../../core/day.ts'
import { Lines } from '../components/lines.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'

/** T1, T7: the services and exemplars that its region directed the organisation to; nothing where there are none. */
export function HelpDirectedTo({ help }: { readonly help: readonly DirectedHelp[] }) {
  if (help.length === 0) return null
  return (
    <>
      <h3 class="nhsuk-heading-s">Help you were directed to</h3>
      <SummaryList rows={help.map((each) => ({ key: each.name, value: <Help help={each} /> }))} />
    </>
  )
}

function Help({ help }: { readonly help: DirectedHelp }) {
  const since = `Your region directed you there on ${inWords(help.on)}.`
  if (help.kind === 'exemplar')
    return (
      <>
        <p>Exemplar organisation ({help.code}): it agreed to be named, so that others can learn from it.</p>
        <p>{since}</p>
      </>
    )
  return (
    <>
      {help.entry === null ? (
        <p>It is not in the directory any more. Ask your Regional Security Lead.</p>
      ) : (
        <>
          <p>
            <Lines text={help.entry.helpsWith} />
          </p>
          <p>
            Serves {help.entry.serves.join(', ')}. Contact: <Lines text={help.entry.contact} />
          </p>
        </>
      )}
      <p>{since}</p>
    </>
  )
}
