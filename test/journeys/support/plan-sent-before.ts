import type { Services } from '../../../src/casework/services.ts'
import { marking, publishing, sending, signing, writing } from '../../../src/cli/demo-data/commands.ts'
import type { Step } from '../../../src/cli/demo-data/play-stories.ts'
import { playStories } from '../../../src/cli/demo-data/play-stories.ts'
import type { Written } from '../../../src/cli/demo-data/written-item.ts'
import { day } from '../../../src/core/day.ts'
import { openDatabase } from '../../../src/store/database/database.ts'
import type { Service } from './service.ts'

const on = '2021-06-01'

/**
 * What happened before the story begins: on 1 June 2021 the organisation published these gaps, and wrote, signed and
 * sent its plan for them. Through the one door, but through no browser.
 */
export async function planSentBefore(
  service: Service,
  organisation: string,
  items: Readonly<Record<string, Written>>,
): Promise<void> {
  await happenedBefore(service, organisation, [
    ...publishingOf(Object.keys(items)),
    [on, 'editor', writing(items)],
    [on, 'siro', signing],
    [on, 'editor', sending],
  ])
}

/** Before the story begins the organisation published these gaps on 1 June 2021; their plan is not begun. */
export async function gapsPublishedBefore(
  service: Service,
  organisation: string,
  gaps: readonly string[],
): Promise<void> {
  await happenedBefore(service, organisation, publishingOf(gaps))
}

function publishingOf(gaps: readonly string[]): readonly Step[] {
  return [
    [on, 'editor', marking(gaps.join(' '))],
    [on, 'editor', publishing],
  ]
}

async function happenedBefore({ url, database }: Service, organisation: string, steps: readonly Step[]) {
  const opened = openDatabase({ connection: database, connections: 2 })
  const clock = { now: () => '2021-06-01T09:00:00.000Z', today: () => day(on) }
  const casework: Services = { database: opened, clock, publicUrl: url, contactEmail: null }
  await playStories(casework, [{ organisation, summary: 'did what came before', steps }])
  await opened.close()
}

/** Two items that nothing can be said against. */
export const twoItems: Readonly<Record<string, Written>> = {
  '4.5.3': { owner: 'Tom Ashworth', by: '2021-09-24' },
  '8.3.1': { owner: 'Daniel Hughes', by: '2021-11-12' },
}
