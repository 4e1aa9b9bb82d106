import type { Actor } from '../../core/actor.ts'
import type { PreparedAmendment } from '../../core/guidance/prepared-amendments.ts'
import type { Casework } from '../casework.ts'
import { confirmChange, proposeChange } from '../guidance-changes.ts'
import { previewedProposal } from '../guidance-preview.ts'
import { tellOfChange } from '../tell-of-change.ts'

/** G2: one lead proposes a prepared change, another looks at what it does and issues it, as on the screens; those affected are told. */
export async function issueChange(
  casework: Casework,
  proposer: Actor,
  confirmer: Actor,
  { id: _, cycle, ...change }: PreparedAmendment,
): Promise<void> {
  const proposed = await proposeChange(casework, proposer, cycle, { ...change, reason: '' })
  if (proposed.result !== 'proposed') throw new Error(`The change cannot be proposed: ${JSON.stringify(proposed)}`)
  const key = { cycle, id: proposed.id }
  const seen = (await previewedProposal(casework, confirmer, key, 1))?.seen ?? 0
  const settled = await confirmChange(casework, confirmer, key, seen)
  if (settled.result !== 'done') throw new Error(`The change cannot be issued: ${JSON.stringify(settled)}`)
  await tellOfChange(casework, proposed.id)
}
