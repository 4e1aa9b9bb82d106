import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { roleNames } from '../../src/core/actor.ts'
import { permissionFor } from '../../src/core/casefile/commands.ts'
import { permissions } from '../../src/core/permissions.ts'
import { projectFolder } from './fresh.ts'

const written = readFileSync(join(projectFolder, 'docs/generated/permissions.md'), 'utf8').matchAll(
  /^\| ([a-z][a-z-]+) \| (.*?) \| (.*?) \|/gm,
)

test('docs/generated/permissions.md names the roles and orders of each permission as core has them', () => {
  const rows = Object.entries(permissions).map(([permission, roles]) => [
    permission,
    typeof roles === 'string' ? roles : roles.map((role) => roleNames[role]).join(', '),
    Object.entries(permissionFor)
      .flatMap(([order, needs]) => (needs === permission ? [order] : []))
      .join(', '),
  ])
  assert.deepEqual(
    [...written].map(([, permission, roles, orders]) => [permission, roles, orders]),
    rows,
  )
})
