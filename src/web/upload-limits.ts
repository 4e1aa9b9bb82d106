/** In bytes. The register of the whole toolkit holds about 5 MB; the bounded reader refuses a plan of more than 2 MB itself. */
export const uploadLimits = { file: 10 * 1024 * 1024, form: 1024 * 1024, body: 11 * 1024 * 1024 } as const
