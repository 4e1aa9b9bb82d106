import { inWords } from '../../../core/day.ts'
import type { ItemNews } from '../../../core/review/item-news.ts'
import { Lines } from '../../components/lines.tsx'

/** What was told about an item since its plan was sent, oldest first. */
export function ItemNewsList({ news }: { readonly news: readonly ItemNews[] }) {
  if (news.length === 0) return null
  return (
    <ul class="nhsuk-list">
      {news.map(({ on, by, kind, texts }) => (
        <li>
          <strong>
            {kind === 'update' ? 'Update' : 'Sent back'}, {inWords(on)}, {by}:
          </strong>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {texts.map((text) => (
              <li>
                <Lines text={text} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
