import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { issueDecember } from '../../../../test/support/issue-december.ts'
import { planSentBy, type Story } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { serviceScope } from '../../../casework/scope.ts'
import { day } from '../../../core/day.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'

let web: TestWeb
let reviewer: TestBrowser
const stories = new Map<string, Story>()

/** Approaching Standards: three Trusts and a council; one more Trust has reported everything as done. */
before(async () => {
  web = await testWeb()
  reviewer = await web.browser('reviewer-2')
  for (const code of ['XCE', 'XCA', 'XEA', 'XMN', 'XCC']) {
    const story = await planSentBy(web.casework, code, [anItem()])
    await story.judge(true)
    await story.approve()
    stories.set(code, story)
  }
  web.casework.standOn(day('2021-12-20'))
  await finish('XEA')
})
after(() => web.close())

async function finish(code: string): Promise<void> {
  const { evidence, actions } = anItem()
  const done = actions.map(({ id }) => ({ id, doneOn: day('2021-12-01'), note: '' }))
  await stories.get(code)?.update([{ evidence, note: '', done, outlook: { kind: 'nothing-said' } }])
}

const list = async () => (await reviewer.get('/reviews/final')).html
const boxOf = (html: string, code: string) => new RegExp(`value="(${code} \\d+)"`).exec(html)?.[1] ?? ''
