import { test } from 'node:test'
import { catalogueItem, catalogueOf, groupedByStandard } from '../../src/core/catalogue/catalogues.ts'
import { assertFresh } from './fresh.ts'

test('docs/generated/evidence-items.md lists the evidence items of the catalogue', () =>
  assertFresh('evidence-items.md', `${document()}\n`))

function document(): string {
  return [
    '# Evidence items of 2020-21',
    'Generated from `src/core/catalogue/`: run `test/docs/evidence-items.test.ts` with `WRITE_DOCS=1` to renew it.',
    catalogueOf('2020-21')?.note ?? '',
    ...groupedByStandard('2020-21', []).map(({ standard, items }) =>
      [
        `## ${standard}\n`,
        ...items.map(
          ({ reference, text }) => `- ${reference} ${text} (${catalogueItem('2020-21', reference)?.textIs})`,
        ),
      ].join('\n'),
    ),
  ].join('\n\n')
}
