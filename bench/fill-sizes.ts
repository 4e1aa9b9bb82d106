import pg from 'pg'
import { addUpCounts } from '../src/casework/reviews/review-queue.ts'
import { openDatabase, publicScope } from '../src/store/database/database.ts'
import { migrate } from '../src/store/database/migrate.ts'
import { loadReferenceData } from '../src/store/reference/load.ts'

/** Makes a database beside another, on the same server, with the schema and so many casefiles of many stages; gives its URL. */
export async function fillSize(owner: string, casefiles: number): Promise<string> {
  const url = new URL(owner)
  url.pathname = `/queue_${casefiles}`
  await withClient(owner, (client) => client.query(`create database queue_${casefiles}`))
  await migrate(url.href)
  const database = openDatabase({ connection: url.href, connections: 1 })
  await database.inTransaction(publicScope, loadReferenceData)
  await withClient(url.href, (client) => fill(client, casefiles))
  await addUpCounts({ database })
  await database.close()
  await withClient(url.href, (client) => client.query('vacuum analyze'))
  return url.href
}

async function withClient(connection: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: connection })
  await client.connect()
  await work(client)
  await client.end()
}

/** SQL writes the rows directly: the queue reads no more of a casefile than its row. */
async function fill(client: pg.Client, casefiles: number): Promise<void> {
  await client.query('set search_path = dspt; set dspt.national = yes')
  await client.query(
    `insert into organisations (code, name, type, region, demo)
     select 'B' || upper(lpad(to_hex(n), 5, '0')), 'Made-up organisation number ' || n,
       (array['nhs-trust', 'foundation-trust', 'ccg', 'local-authority', 'dhsc-alb', 'csu'])[1 + n % 6],
       (select code from regions order by code offset n % 7 limit 1), true
     from generate_series(1, $1::integer) as n`,
    [casefiles],
  )
  await client.query(
    `insert into casefiles (organisation, cycle, version, status, published_on, stage, stage_since, items, outstanding)
     select code, '2020-21', 1, 'standards-not-met', '2021-06-20',
       (array['writing-plan', 'awaiting-review', 'returned', 'delivering', 'awaiting-confirmation', 'finished'])[1 + row % 6],
       date '2021-06-01' + (row % 200)::integer, 15, (row % 15)::integer
     from (select code, row_number() over (order by code) as row from organisations where code like 'B_____') as made`,
  )
}
