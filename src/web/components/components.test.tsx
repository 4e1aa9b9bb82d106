import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { day } from '../../core/day.ts'
import { anItem, ref } from '../../core/plan/plan.builders.ts'
import { Errors } from '../nhsuk/error-summary.tsx'
import { Here } from '../nhsuk/here.ts'
import { DataTable } from './data-table.tsx'
import { DayText } from './day-text.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { Pager, pageItems } from './pager.tsx'
import { PlanItemCard } from './plan-item-card.tsx'
import { Progress } from './progress.tsx'
import { Quote } from './text.tsx'

function rendered(node: VNode): string {
  const here = { csrf: 'token', path: '/', today: day('2021-11-18'), demo: false }
  return renderToString(<Here.Provider value={here}>{node}</Here.Provider>)
}

const pages: readonly (readonly [number, number, string])[] = [
  [1, 2, '1 2'],
  [1, 5, '1 2 … 5'],
  [3, 5, '1 2 3 4 5'],
  [4, 7, '1 2 3 4 5 6 7'],
  [5, 9, '1 … 4 5 6 … 9'],
  [13, 13, '1 … 12 13'],
]

for (const [page, count, shown] of pages) {
  test(`on page ${page} of ${count} the pages ${shown} are linked`, () => {
    const items = pageItems(page, count).map((item) => (item === 'ellipsis' ? '…' : item))
    assert.equal(items.join(' '), shown)
  })
}

test('a list of one page shows no links to other pages', () => {
  assert.equal(rendered(<Pager page={1} pages={1} href={String} />), '')
})

test('the first page has no previous link and the last no next link', () => {
  assert.doesNotMatch(rendered(<Pager page={1} pages={3} href={String} />), /rel="prev"/)
  assert.doesNotMatch(rendered(<Pager page={3} pages={3} href={String} />), /rel="next"/)
})

test('a date is shown with how far off it is, unless it is plain', () => {
  const deadline = day('2021-12-30')
  assert.equal(rendered(<DayText day={deadline} />), '<time datetime="2021-12-30">30 December 2021 (in 6 weeks)</time>')
  assert.equal(rendered(<DayText day={deadline} plain />), '<time datetime="2021-12-30">30 December 2021</time>')
})

const trusts = [{ code: 'RXX', name: 'Central England NHS Trust', items: 15 }]

function trustTable(rows: typeof trusts): string {
  return rendered(
    <DataTable
      caption="Plans"
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { header: 'Organisation', cell: ({ name }) => name, sort: { now: 'descending', href: '?order=name' } },
        { header: 'Items', cell: ({ items }) => items, numeric: true },
        { header: 'Actions', headerHidden: true, cell: ({ code }) => <a href={`/review/${code}`}>Review</a> },
      ]}
      empty="No plans to review."
      downloads={{ csv: '/plans.csv' }}
    />,
  )
}

test('each value in a row carries its column heading, for phones', () => {
  const html = trustTable(trusts)
  assert.match(html, /<span class="nhsuk-table__heading" aria-hidden="true">Items <\/span>15<\/td>/)
  assert.match(html, /Actions<\/span> <\/span><span><a href="\/review\/RXX">Review<\/a><\/span>/)
})

test('the first column names the row, and its heading states the order of the rows', () => {
  const html = trustTable(trusts)
  assert.match(html, /<tr class="nhsuk-table__row" id="RXX" role="row"><th [^>]*scope="row" role="rowheader">/)
  assert.match(html, /aria-sort="descending"><a class="nhsuk-link" href="\?order=name">Organisation<\/a>/)
})

test('a list without rows says why, and offers no file to download', () => {
  assert.equal(trustTable([]), '<p class="app-empty">No plans to review.</p>')
})

test('progress is stated in words; the bar only repeats it', () => {
  const html = rendered(<Progress done={6} total={15} what="items complete" />)
  assert.match(html, /<p>6 of 15 items complete<\/p><svg [^>]*aria-hidden="true"/)
  assert.match(html, /app-progress__done" width="40"/)
})

test('no items at all are no progress', () => {
  assert.match(rendered(<Progress done={0} total={0} what="items complete" />), /app-progress__done" width="0"/)
})

test('filters come back as they were set, and hidden fields are sent with them', () => {
  const html = rendered(
    <FilterPanel
      action="/review"
      search={{ name: 'search', label: 'Name or ODS code', value: 'trust' }}
      selects={[
        {
          name: 'region',
          label: 'Region',
          all: 'All regions',
          items: [{ value: 'Y56', text: 'London' }],
          value: 'Y56',
        },
      ]}
      hiddenFields={{ order: 'name' }}
    />,
  )
  assert.match(html, /type="search" value="trust"/)
  assert.match(html, /<option value>All regions<\/option><option value="Y56" selected>London<\/option>/)
  assert.match(html, /<input type="hidden" name="order" value="name"\/>/)
  assert.match(html, /<a href="\/review">Clear filters<\/a>/)
})

test('an error that belongs to no field is listed without a link', () => {
  const html = rendered(<Errors errors={[{ field: null, text: 'The plan has 16 items' }]} />)
  assert.match(html, /<li>The plan has 16 items<\/li>/)
})

test('a sentence of the guidance is quoted with its source', () => {
  const html = rendered(<Quote source="Improvement plan guidance, 19 May 2021">Name an owner.</Quote>)
  assert.match(html, /<blockquote>“Name an owner\.”<\/blockquote><figcaption>Improvement plan guidance, 19 May 2021</)
})

test('an item says what the toolkit asked that year, and nothing of another year', () => {
  const card = (cycle: '2020-21' | '2021-22') =>
    rendered(<PlanItemCard cycle={cycle} item={anItem({ evidence: ref('4.5.3') })} />)
  assert.match(card('2020-21'), /Multi-factor authentication is in use/)
  assert.doesNotMatch(card('2021-22'), /Multi-factor authentication is in use/)
  assert.match(card('2021-22'), /Not in the catalogue of this service/)
})
