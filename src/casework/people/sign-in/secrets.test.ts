import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reseal, seal, unseal } from './secrets.ts'

const [old, newest] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]

test('a secret opens under any of the keys, for its owner alone', () => {
  const sealed = seal('secret', 'erin', [old])
  assert.equal(unseal(sealed, 'erin', [newest, old]), 'secret')
  assert.throws(() => unseal(sealed, 'eddie', [old]), /another SECRETS_KEY/)
  assert.throws(() => unseal(sealed, 'erin', [newest]), /another SECRETS_KEY/)
})

test('a secret is sealed again under the newest key, once; a secret that no key opens is left as it is', () => {
  const again = reseal(seal('secret', 'erin', [old]), 'erin', [newest, old]) ?? ''
  assert.equal(unseal(again, 'erin', [newest]), 'secret')
  assert.equal(reseal(again, 'erin', [newest, old]), null)
  assert.equal(unseal(reseal('plain:secret', 'erin', [newest]) ?? '', 'erin', [newest]), 'secret')
  for (const damaged of ['gcm:', 'gcm:AAAA', 'gcm:no base64!', 'other'])
    assert.equal(reseal(damaged, 'erin', [newest]), null)
})
