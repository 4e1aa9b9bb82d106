import { latestContentVersion } from './canonical.ts'
import { emptyItem, type Plan, type PlanItem } from './plan.ts'

/** Content as somebody stored it. It says its version; what says none is older than versions, and is version 1. */
export type StoredContent = { readonly contentVersion?: number }

export function contentVersionIn({ contentVersion = 1 }: StoredContent): number {
  return contentVersion
}

/** Content of a version that this build does not know. It may say more than can be read here, so nothing is done with it. */
export class NewerContent extends Error {
  override readonly name = 'NewerContent'
  constructor(version: number) {
    super(
      `This was written by a newer version of the service (content version ${version}; up to ${latestContentVersion} can be read here). Nothing of it was changed: start the newer version to read it.`,
    )
  }
}

/** The version of stored content; throws `NewerContent` for one after `latest`. */
export function readableVersion(stored: StoredContent, latest = latestContentVersion): number {
  const version = contentVersionIn(stored)
  if (version > latest) throw new NewerContent(version)
  return version
}

/** A stored item in today's shape: texts that there were not yet are empty. */
export function upcastItem(stored: PlanItem): PlanItem {
  return { ...emptyItem(stored.evidence), ...stored }
}

export function upcastPlan({ items }: Plan): Plan {
  return { items: items.map(upcastItem) }
}
