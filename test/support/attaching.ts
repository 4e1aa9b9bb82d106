import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attachEvidence } from '../../src/casework/attachments/attachments.ts'
import type { Services } from '../../src/casework/services.ts'
import { anItem, ref } from '../../src/core/plan/plan.builders.ts'
import { type Door, type OneTrust, openDoor } from './one-trust.ts'

/** A Trust with a plan of the one item 4.5.3 on its way, a folder for files, and an editor who attaches them. */
export type Attaching = {
  readonly door: Door
  readonly trust: OneTrust
  readonly folder: string
  readonly give: (casework: Services, content: Buffer) => ReturnType<typeof attachEvidence>
  /** Attaches a file and gives its id; fails if it is refused. */
  readonly attached: (casework: Services, content: Buffer) => Promise<string>
  readonly close: () => Promise<void>
}

export async function attaching(): Promise<Attaching> {
  const door = await openDoor()
  const trust = await door.aTrust()
  await trust.story.publish([anItem()])
  await trust.story.write([anItem()])
  await trust.story.sign()
  await trust.story.send()
  const folder = mkdtempSync(join(tmpdir(), 'dspt-attachments-'))
  const give = async (casework: Services, content: Buffer) => {
    const given = { name: 'C:\\evidence\\policy.pdf', content }
    return attachEvidence(casework, await trust.person('editor'), trust.place, ref('4.5.3'), given)
  }
  return {
    door,
    trust,
    folder,
    give,
    attached: async (casework, content) => {
      const handled = await give(casework, content)
      return (handled.result === 'done' && handled.casefile.attachments.at(-1)?.id) || assert.fail(handled.result)
    },
    close: async () => {
      await door.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The smallest content that is recognised as a PDF. */
export function pdf(text: string): Buffer {
  return Buffer.from(`%PDF-${text}`)
}
