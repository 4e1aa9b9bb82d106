import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { issueDecember } from '../../../../test/support/issue-december.ts'
import { storyOf } from '../../../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'

let web: TestWeb

before(async () => {
  web = await testWeb()
  for (const code of ['XCE', 'XCC']) {
    const story = storyOf(web.casework, code)
    web.casework.standOn(day('2021-06-21'))
    await story.publish([anItem()])
    await story.write([anItem()])
    await story.sign()
    await story.send()
    await story.judge(true)
    await story.approve()
  }
})
after(() => web.close())

describe('your dates', () => {
  const september = 'Send the September update by'
  const completion = 'Complete every action by'
  const cases: readonly [name: string, code: string, on: string, title: string, text: RegExp][] = [
    ['T2 a met date says so', 'XCE', '2021-07-01', 'Send the improvement plan by', /^30 June 2021 Met/],
    ['T4 a Trust’s update lies ahead', 'XCE', '2021-08-31', september, /^30 September 2021 \(in 4 weeks\) Upcoming/],
    [
      'T4 it is asked for from 1 September',
      'XCE',
      '2021-09-01',
      september,
      /^30 September 2021 \(in 4 weeks\) Asked for/,
    ],
    ['T4 it is due on its day', 'XCE', '2021-09-30', september, /^30 September 2021 \(today\) Due today/],
    ['T4 it is overdue after it', 'XCE', '2021-10-01', september, /^30 September 2021 \(yesterday\) Overdue/],
    ['T6 it is missed once the final update counts', 'XCE', '2021-12-01', september, /^30 September 2021 Missed/],
    [
      'P4 a council has the latest completion date too',
      'XCC',
      '2021-12-30',
      completion,
      /^30 December 2021 \(today\) Due today/,
    ],
    ['P4 U2 that date is missed but never overdue', 'XCC', '2021-12-31', completion, /^30 December 2021 Missed/],
  ]
  for (const [name, code, on, title, text] of cases)
    test(name, async () => assert.match((await rowsOn(code, on)).get(title) ?? 'not there', text))

  test('U2 nothing is ever overdue for a council, and no update has a date', async () => {
    for (const on of ['2021-09-30', '2021-10-01', '2021-12-31', '2022-01-10']) {
      const rows = await rowsOn('XCC', on)
      assert.equal(rows.get(september), undefined)
      assert.doesNotMatch([...rows.values()].join(), /Overdue/)
    }
  })

  test('T4 the next date comes first, and the next email is shown with its recipients', async () => {
    const [first] = (await rowsOn('XCE', '2021-08-01')).keys()
    assert.equal(first, september)
    const { html } = await open('XCE')
    assert.match(
      textIn(html),
      /2 September 2021 \(in 5 weeks\) .*Reminder: send the September update by 30 September 2021/,
    )
    const editor = await web.browser('editor')
    for (const page of ['plan', 'updates'])
      assert.match(
        textIn((await editor.get(`/organisations/XCE/2020-21/${page}`)).html),
        /Next email.*2 September 2021/,
      )
  })
})

test('G1 once issued, on 21 December, the final update is withdrawn here, in the timetable and in the calendar', async () => {
  web.casework.standOn(day('2021-12-20'))
  const editor = await web.browser('editor')
  const { html: shown } = await editor.post('/account/calendar')
  const feed = /dspt\.example(\/calendar\/[\w-]+\.ics)/.exec(shown)?.[1] ?? ''
  const event = async () =>
    /UID:XCE\/2020-21\/final-update.*?END:VEVENT/s.exec((await web.server.inject(feed)).body)?.[0]
  assert.match((await event()) ?? '', /SEQUENCE:0[\s\S]*20211231[\s\S]*STATUS:CONFIRMED/)
  assert.match((await rowsOn('XCE', '2021-12-20')).get('Send the final update by') ?? '', /Asked for/)
  web.casework.standOn(day('2021-12-21'))
  await issueDecember(web.casework)
  const rows = await rowsOn('XCE', '2021-12-21')
  assert.match(rows.get('Send the final update by') ?? '', /^Withdrawn since 21 December 2021/)
  assert.match((await event()) ?? '', /SEQUENCE:1[\s\S]*20211231[\s\S]*STATUS:CANCELLED/)
  const { body } = await web.server.inject('/timetable/2020-21')
  assert.match(body, /was 31 December 2021, is withdrawn from 21 December 2021/)
  assert.match((await web.server.inject('/timetable/2020-21?on=2021-12-20')).body, /goes back to Standards Not Met/)
})

test('T4 My work shows an overdue update with its date and what follows', async () => {
  web.casework.standOn(day('2021-10-01'))
  const { html } = await (await web.browser('editor')).get('/')
  assert.match(textIn(html), /Send the September update .*30 September 2021 \(yesterday\) Overdue .*Regional Digital/)
})

async function open(code: string) {
  return (await web.browser('editor', code)).get(`/organisations/${code}`)
}

/** The rows under “Your dates”: their text by their heading. */
async function rowsOn(code: string, on: string): Promise<ReadonlyMap<string, string>> {
  web.casework.standOn(day(on))
  const { html } = await open(code)
  const [, dates = ''] = html.split('Your dates')
  const rows = [...dates.matchAll(/<dt[^>]*>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)]
  return new Map(rows.map(([, title = '', value = '']) => [textIn(title), textIn(value)]))
}

function textIn(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
