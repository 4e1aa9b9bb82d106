import { type ListedCasefile, regionLists } from '../../casework/regions/region-lists.ts'
import { type RegionView, regionView } from '../../casework/regions/regions.ts'
import { type Stage, stageNames } from '../../core/casefile/casefile.ts'
import { parseRegion, type RegionCode, regionCodes, regionNames } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, notFound, show } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FilterPanel } from '../components/filter-panel.tsx'
import { Layout } from '../layout.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'
import { type RegionSection, regionSections } from './region-sections.tsx'

/** One region: its tasks, early warnings, missing plans, organisations, support and exemplars; `?format=` with `?table=` gives a list as a file. */
export async function regionPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, params, query, today } = request
  const region = parseRegion(params.region ?? '')
  const view = region === null ? null : await regionView(casework, viewer, region)
  if (region === null || view === null) return notFound
  const sections = sectionsOf(request, region, view)
  const format = requestedFormat(query)
  if (format !== null) {
    const requested = sections.find(({ id }) => id === field(query, 'table'))
    return requested === undefined
      ? notFound
      : tableFile(requested.table(), `${requested.title}, ${regionNames[region]} ${today}`, format)
  }
  return show(<Region request={request} region={region} sections={sections} organisations={view.casefiles.length} />)
}

function sectionsOf({ query, today }: SignedInRequest, region: RegionCode, view: RegionView): readonly RegionSection[] {
  const lists = regionLists(view, today)
  const [search, stage] = [field(query, 'search'), field(query, 'stage')]
  const casefiles = lists.casefiles.filter(fits(search.toLowerCase(), stage))
  const filters = new URLSearchParams({ search, stage })
  const address = `/region/${region}`
  return regionSections({ lists: { ...lists, casefiles }, exemplars: view.exemplars, today, address, filters })
}

function fits(search: string, stage: string) {
  return ({ code, name, stage: at }: ListedCasefile) =>
    (code.toLowerCase() === search || name.toLowerCase().includes(search)) && (stage === '' || at === stage)
}

type RegionProps = {
  readonly request: SignedInRequest
  readonly region: RegionCode
  readonly sections: readonly RegionSection[]
  /** How many there are without a filter. */
  readonly organisations: number
}

function Region({ request, region, sections, organisations }: RegionProps) {
  const { viewer } = request
  const title = `${regionNames[region]} region`
  return (
    <Layout viewer={viewer} title={title} breadcrumbs={[{ text: 'My work', href: '/' }]} wide>
      <Heading size="l" caption="Regional work">
        {title}
      </Heading>
      <p>
        The region advises organisations, directs them to services and exemplars, and records what it did. It makes no
        decisions. A task ends by itself when the organisation sends what is due.
      </p>
      <nav aria-label="Lists of this region">
        <ul class="nhsuk-list app-columns">
          {sections.map(({ id, title: name, count }) => (
            <li>
              <a href={`#${id}`}>
                {name} ({count})
              </a>
            </li>
          ))}
          <li>
            <a href="/services-directory">Directory of data security services</a>
          </li>
        </ul>
      </nav>
      {sections.map(({ id, title: name, count, show: list }) => (
        <section aria-labelledby={id}>
          <h2 class="nhsuk-heading-m" id={id}>
            {name} ({count})
          </h2>
          {id === 'organisations' && organisations > few && <Filters request={request} region={region} />}
          {list()}
        </section>
      ))}
      {may(viewer, 'see-region', null) && <OtherRegions region={region} />}
    </Layout>
  )
}

/** A list of up to so many rows needs no filter. */
const few = 8

function Filters({ request: { query }, region }: Pick<RegionProps, 'request' | 'region'>) {
  const stages = Object.keys(stageNames) as Stage[]
  return (
    <FilterPanel
      action={`/region/${region}#organisations`}
      search={{ name: 'search', label: 'Name or ODS code', value: field(query, 'search') }}
      selects={[
        {
          name: 'stage',
          label: 'Stage',
          all: 'All stages',
          items: stages.map((value) => ({ value, text: stageNames[value] })),
          value: field(query, 'stage'),
        },
      ]}
    />
  )
}

/** Links to the other regions, for national roles. */
function OtherRegions({ region }: { readonly region: RegionCode }) {
  return (
    <nav aria-label="Other regions">
      <h2 class="nhsuk-heading-s">Other regions</h2>
      <ul>
        {regionCodes
          .filter((code) => code !== region)
          .map((code) => (
            <li>
              <a href={`/region/${code}`}>{regionNames[code]}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
