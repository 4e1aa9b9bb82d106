import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resealed, seal, unseal } from './sealed.ts'

const [old, newest] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]

test('a secret opens under any of the keys, for its owner alone', () => {
  const kept = seal('secret', 'erin', [old])
  assert.equal(unseal(kept, 'erin', [newest, old]), 'secret')
  assert.throws(() => unseal(kept, 'eddie', [old]), /another SECRETS_KEY/)
  assert.throws(() => unseal(kept, 'erin', [newest]), /another SECRETS_KEY/)
})

test('a secret is sealed again under the newest key, once; what no key opens is left as it is', () => {
  const again = resealed(seal('secret', 'erin', [old]), 'erin', [newest, old]) ?? ''
  assert.equal(unseal(again, 'erin', [newest]), 'secret')
  assert.equal(resealed(again, 'erin', [newest, old]), null)
  assert.equal(unseal(resealed('plain:secret', 'erin', [newest]) ?? '', 'erin', [newest]), 'secret')
  for (const damaged of ['gcm:', 'gcm:AAAA', 'gcm:no base64!', 'other'])
    assert.equal(resealed(damaged, 'erin', [newest]), null)
})
