import { type RegionLists, regionLists } from '../../casework/regions/region-lists.ts'
import { type Stage, stageNames } from '../../core/casefile/casefile.ts'
import { parseRegion, type RegionCode, regionCodes, regionNames } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, notFound, show } from '../../http/answer.ts'
import { field, pageNumber } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FilterPanel } from '../components/filter-panel.tsx'
import { Layout } from '../layout.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'
import { pageLength, type RegionSection, regionSections } from './region-sections.tsx'

/**
 * One region: its tasks, early warnings, missing plans, organisations, support and exemplars. `?table=` names the list of
 * which `?page=` gives a page, the others begin at their first; with `?format=` it gives that list whole as a file.
 */
export async function regionPage(request: SignedInRequest): Promise<Answer> {
  const { params, query, today } = request
  const region = parseRegion(params.region ?? '')
  const sections = region === null ? null : await sectionsOf(request, region)
  if (region === null || sections === null) return notFound
  const format = requestedFormat(query)
  if (format !== null) {
    const requested = sections.find(({ id }) => id === field(query, 'table'))
    return requested === undefined
      ? notFound
      : tableFile(requested.table(), `${requested.title}, ${regionNames[region]} ${today}`, format)
  }
  return show(<Region request={request} region={region} sections={sections} />)
}

async function sectionsOf(
  { casework, viewer, query, today }: SignedInRequest,
  region: RegionCode,
): Promise<readonly RegionSection[] | null> {
  const [search, stage, table] = [field(query, 'search'), field(query, 'stage'), field(query, 'table')]
  const pageOf = (list: keyof RegionLists) => (list === table ? pageNumber(query) : 1)
  const isFile = requestedFormat(query) !== null
  const lists = await regionLists(casework, viewer, region, {
    // Of a file only its own list is read, and that whole.
    partOf: (list) => {
      if (isFile) return list === table ? { limit: null, offset: 0 } : null
      return { limit: pageLength, offset: (pageOf(list) - 1) * pageLength }
    },
    search,
    stage: stages.find((each) => each === stage) ?? null,
  })
  if (lists === null) return null
  const filters = new URLSearchParams({ search, stage })
  return regionSections({ lists, pageOf, today, address: `/region/${region}`, filters })
}

const stages = Object.keys(stageNames) as readonly Stage[]

type RegionProps = {
  readonly request: SignedInRequest
  readonly region: RegionCode
  readonly sections: readonly RegionSection[]
}

function Region({ request, region, sections }: RegionProps) {
  const { viewer, query } = request
  const isFiltered = field(query, 'search') !== '' || field(query, 'stage') !== ''
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
          {id === 'organisations' && (isFiltered || count > few) && <Filters request={request} region={region} />}
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
