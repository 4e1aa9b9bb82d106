import { regionAsksOpen } from '../../../core/casefile/region-asked.ts'
import type { Day } from '../../../core/day.ts'
import { type RegionTask, regionTasks } from '../../../core/timetable/region-tasks.ts'
import { standingOf } from '../../../core/timetable/standing.ts'
import type { Opened } from '../opened.ts'

/** What the region is asked to do about one Trust now. */
export function tasksAbout({ casefile, events, dated }: Opened, today: Day): readonly RegionTask[] {
  return regionTasks({
    bound: { organisation: casefile.organisation, standing: standingOf(casefile) },
    dated,
    today,
    asked: regionAsksOpen(casefile, events),
    support: casefile.support,
  })
}
