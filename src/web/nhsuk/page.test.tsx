import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { day } from '../../core/day.ts'
import { jsEnabledScriptHash } from '../../http/server.ts'
import { Form } from './form.tsx'
import { Here } from './here.ts'
import { Page, type PageProps, renderPage } from './page.tsx'
import { Textarea } from './textarea.tsx'

function rendered(props: Partial<PageProps>, here: Partial<Here> = {}): string {
  const value = { csrf: 'token', path: '/plan/4.5.3?from=list', today: day('2021-07-01'), demo: false, ...here }
  return renderPage(
    <Here.Provider value={value}>
      <Page title="Plan" {...props}>
        {props.children ?? <h1>Plan</h1>}
      </Page>
    </Here.Provider>,
  )
}

test('a page is a whole document that names itself, the service and the NHS', () => {
  const html = rendered({})
  assert.ok(html.startsWith('<!DOCTYPE html><html lang="en">'))
  assert.match(html, /<title>Plan - Manage a DSPT improvement plan - NHS<\/title>/)
})

test('a page with errors says so in its title and lists them above its heading as links', () => {
  const html = rendered({ errors: [{ field: 'owner', text: 'Enter an owner' }] })
  assert.match(html, /<title>Error: Plan - /)
  assert.ok(html.indexOf('<a href="#owner">Enter an owner</a>') < html.indexOf('<h1>'))
})

test('a page refers to nothing outside the service', () => {
  const html = rendered({ backLink: { href: '/plan' }, navigation: [{ text: 'Home', href: '/' }] }, { demo: true })
  const addresses = [...html.matchAll(/ (?:href|src|action|content)="([^"]*)"/g)].map(([, address]) => address)
  assert.deepEqual(
    addresses.filter((address) => /^(?:[a-z]+:)?\/\//.test(address ?? '')),
    [],
  )
})

test('the only inline script is the one that the security policy names', () => {
  const scripts = [...rendered({}).matchAll(/<script>(.*?)<\/script>/g)].map(([, script]) => script ?? '')
  assert.deepEqual(
    scripts.map((script) => `sha256-${createHash('sha256').update(script).digest('base64')}`),
    [jsEnabledScriptHash],
  )
})

test('no page has a style attribute, which the security policy would ignore', () => {
  assert.doesNotMatch(rendered({}, { demo: true }), / style=/)
})

for (const [path, plan] of [
  ['/plan?page=2', 'aria-current="page"'],
  ['/plan/4.5.3', 'aria-current="true"'],
  ['/planning', ''],
]) {
  test(`on ${path} the way to /plan is marked ${plan || 'as any other'}`, () => {
    const html = rendered({ navigation: [{ text: 'Plan', href: '/plan' }] }, { path: path ?? '' })
    assert.equal(html.match(/href="\/plan"\s*(aria-current="\w+")?/)?.[1] ?? '', plan)
  })
}

test('signing out sends the token of the session', () => {
  const html = rendered({ account: [{ text: 'Sign out', action: '/sign-out' }] })
  assert.match(html, /action="\/sign-out" method="post" novalidate><input type="hidden" name="_csrf" value="token"/)
})

test('a demo says that it is one and which day it is there; the real service does not', () => {
  assert.match(rendered({}, { demo: true }), /This is a demo\. Today is 1 July 2021 here\. <a href="\/demo">/)
  assert.doesNotMatch(rendered({}), /demo/)
})

test('a form without an action is sent to the page that it stands on, with the token of the session', () => {
  const html = rendered({ children: <Form>…</Form> })
  assert.match(
    html,
    /<form method="post" action="\/plan\/4\.5\.3\?from=list" novalidate><input type="hidden" name="_csrf"/,
  )
})

test('what people typed is text, whatever it holds', () => {
  const html = rendered({ title: '</title><script>', children: <p>{'<img src=x onerror=alert(1)> & "'}</p> })
  assert.match(html, /<title>&lt;\/title>&lt;script> - /)
  assert.match(html, /<p>&lt;img src=x onerror=alert\(1\)> &amp; &quot;<\/p>/)
})

test('a line break that a text begins with comes back', () => {
  const html = rendered({ children: <Textarea name="gap" label="Gap" value={'\nSecond line'} /> })
  assert.match(html, />\n\nSecond line<\/textarea>/)
})
