/** The oldest Node that the service runs on, as `engines` in package.json has it. */
export const oldestNode = 24

/** One sentence on why a Node of this version, such as `20.19.0`, cannot run the service; null where it can. */
export function whyTooOld(version: string): string | null {
  if (Number.parseInt(version, 10) >= oldestNode) return null
  return `The service needs Node ${oldestNode} or later, and this is Node ${version}.`
}
