import { test } from 'node:test'
import { type Role, roleNames } from '../../src/core/actor.ts'
import { permissionFor } from '../../src/core/casefile/commands.ts'
import { type Permission, permissions } from '../../src/core/permissions.ts'
import { routes } from '../../src/web/routes.ts'
import { assertFresh, markdownTable } from './fresh.ts'

test('docs/generated/permissions.md says who may', () => assertFresh('permissions.md', document()))

function document(): string {
  const names = Object.keys(permissions) as readonly Permission[]
  return [
    '# Who may',
    '<!-- Written by test/docs/permissions.test.ts with WRITE_DOCS=1. Do not edit. -->',
    'From `src/core/permissions.ts`. Roles of an organisation reach that organisation, roles of a region the organisations in it, the SRO only casefiles whose late plan was referred. A page that somebody may not see is answered as if it did not exist.',
    markdownTable(['Permission', 'Roles', 'Commands', 'Routes'], names.map(row)),
  ]
    .join('\n\n')
    .concat('\n')
}

function row(permission: Permission): readonly string[] {
  const roles = permissions[permission]
  return [
    permission,
    typeof roles === 'string' ? roles : roles.map((role: Role) => roleNames[role]).join(', '),
    Object.entries(permissionFor)
      .flatMap(([order, needs]) => (needs === permission ? [order] : []))
      .join(', '),
    routes
      .filter((route) => route.permission === permission)
      .map(({ method, path }) => `\`${method} ${path}\``)
      .join(' '),
  ]
}
