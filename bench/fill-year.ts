import pg from 'pg'
import { addUpCounts } from '../src/casework/reviews/review-queue.ts'
import { day } from '../src/core/day.ts'
import type { TimetableState } from '../src/core/timetable/timetable-state.ts'
import type { ConnectionUrl } from '../src/store/database/connection.ts'
import { openDatabase, publicScope } from '../src/store/database/database.ts'
import { migrate } from '../src/store/database/migrate.ts'
import { loadReferenceData } from '../src/store/reference/load.ts'

const on = (text: string) => day(text)

/** The timetable state of a casefile whose plan was approved in July 2021, with no update since. */
const silent: TimetableState = {
  status: 'approaching-standards',
  publishedOn: on('2021-06-20'),
  firstSentOn: on('2021-06-29'),
  lastSentOn: on('2021-06-29'),
  lastUpdateOn: null,
  decidedOn: on('2021-07-12'),
  review: 'approved',
  completion: 'not-reported',
  warnedOn: null,
  closedUnmetOn: null,
  reminders: [],
  escalations: [],
  owners: [],
}

/**
 * Makes the schema, and `casefiles` made-up Trusts that deliver a plan, each with an editor. SQL writes the rows
 * directly: the daily run reads no more of a casefile than its row and its last hash. The counts of casefiles, which
 * triggers write one by one, are added up as the hourly cleanup does.
 */
export async function fillYear(owner: ConnectionUrl, casefiles: number): Promise<void> {
  await migrate(owner)
  const database = openDatabase({ connection: owner, connections: 1 })
  await database.inTransaction(publicScope, loadReferenceData)
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query('set search_path = dspt; set dspt.national = yes')
  await makeOrganisations(client, casefiles)
  await makeEditors(client)
  await addUpCounts({ database })
  await database.close()
  await client.query('vacuum analyze')
  await client.end()
}

/** Each with its casefile and the event of its publication. */
async function makeOrganisations(client: pg.Client, casefiles: number): Promise<void> {
  await client.query(
    `insert into organisations (code, name, type, region, demo)
     select 'B' || upper(lpad(to_hex(n), 5, '0')), 'Made-up Trust number ' || n, 'nhs-trust', 'Y60', true
     from generate_series(1, $1::integer) as n`,
    [casefiles],
  )
  await client.query(
    `insert into casefiles (organisation, cycle, version, status, published_on, stage, timetable_state)
     select code, '2020-21', 1, 'approaching-standards', '2021-06-20', 'delivering', $1::jsonb
     from organisations where code like 'B_____'`,
    [JSON.stringify(silent)],
  )
  await client.query(
    `insert into casefile_events
       (organisation, cycle, version, type, payload, by_name, by_role, on_day, recorded_at, guidance_version, previous_hash, hash)
     select code, '2020-21', 1, 'assessment-published', '{}', 'Erin', 'editor', '2021-06-20', now(), '', repeat('0', 64), repeat('a', 64)
     from organisations where code like 'B_____'`,
  )
}

async function makeEditors(client: pg.Client): Promise<void> {
  await client.query(
    `with made as (
       insert into people (name, email)
       select 'Editor of ' || code, lower(code) || '@made-up.example' from organisations where code like 'B_____'
       returning id, email
     )
     insert into appointments (person, role, organisation) select id, 'editor', upper(left(email, 6)) from made`,
  )
}
