import { soundItem, type ToWrite, writeItem } from './plan-item.ts'
import { publishGaps } from './publish-gaps.ts'
import { sendPlan, signOff } from './sending.ts'
import type { Service } from './service.ts'

/** An organisation publishes these gaps, writes each of them as given, has the plan signed off and sends it. */
export async function sendSoundPlan(
  service: Service,
  organisation: string,
  items: Readonly<Record<string, ToWrite>>,
): Promise<void> {
  const address = `/organisations/${organisation}/2020-21`
  const editor = await service.person('editor', organisation)
  await publishGaps(editor, address, Object.keys(items))
  for (const [item, write] of Object.entries(items)) await writeItem(editor, address, item, soundItem(write))
  const siro = await service.person('siro', organisation)
  await signOff(siro, address)
  await sendPlan(editor, address)
  await editor.context().close()
  await siro.context().close()
}
