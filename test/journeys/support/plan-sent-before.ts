import { type Written, writing } from '../../../src/casework/demo/examples/written-item.ts'
import { marking, publishing, sending, signing } from '../../../src/casework/demo/stories/commands.ts'
import { type Step, step } from '../../../src/casework/demo/stories/step.ts'
import { tellStories } from '../../../src/casework/demo/tell-stories.ts'
import type { Services } from '../../../src/casework/services.ts'
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
    step(on, 'editor', writing(items)),
    step(on, 'siro', signing),
    step(on, 'editor', sending),
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
  return [step(on, 'editor', marking(gaps.join(' '))), step(on, 'editor', publishing)]
}

async function happenedBefore({ url, database }: Service, organisation: string, steps: readonly Step[]) {
  const opened = openDatabase({ connection: database, connections: 2 })
  const clock = { now: () => '2021-06-01T09:00:00.000Z', today: () => day(on) }
  const casework: Services = { database: opened, clock, publicUrl: url, contactEmail: null }
  const [told] = await tellStories(casework, [{ organisation, summary: 'did what came before', steps }])
  if (told?.outcome !== 'told') throw new Error(`What came before in ${organisation} was refused: ${told?.because}`)
  await opened.close()
}

/** Two items that nothing can be said against. */
export const twoItems: Readonly<Record<string, Written>> = {
  '4.5.3': { owner: 'Tom Ashworth', by: '2021-09-24' },
  '8.3.1': { owner: 'Daniel Hughes', by: '2021-11-12' },
}
