import { dayOfTheStories, fillDemo } from '../../../src/casework/demo/fill-demo.ts'
import type { Services } from '../../../src/casework/services.ts'
import { openDatabase } from '../../../src/store/database/database.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type RunningService, startService } from './running-service.ts'

/** A service to look at: with every story of the demo told, or on its first day with nothing in it. */
export async function startDemo(state: 'filled' | 'first day'): Promise<RunningService> {
  const database = await testDatabase('organisations')
  if (state === 'filled') await fill(database)
  const service = await startService(database.ownerConnection, state === 'filled' ? dayOfTheStories : '2021-06-01', {
    MAIL_LINK_SIGN_IN: 'yes',
  })
  return {
    url: service.url,
    stop: async () => {
      await service.stop()
      await database.close()
    },
  }
}

async function fill({ connection }: TestDatabase): Promise<void> {
  const database = openDatabase({ connection })
  const clock = { now: () => '2021-10-26T09:00:00.000Z', today: () => dayOfTheStories }
  const casework: Services = { database, clock, publicUrl: 'http://127.0.0.1', contactEmail: null }
  await fillDemo(casework)
  await database.close()
}
