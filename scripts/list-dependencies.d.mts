export type PackageAtRunTime = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly optional: boolean
}

/** Every package that runs with the service, by name; one may be there in several versions. */
export function packagesAtRunTime(): readonly PackageAtRunTime[]
