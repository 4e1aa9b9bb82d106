/**
 * Options with which Node runs a TypeScript file of the project in a process of its own: by what the test run compiled
 * of it (`COMPILED_HOOK` is the module that finds it), else through tsx.
 */
export const runsTypescript: readonly string[] = ['--import', process.env.COMPILED_HOOK ?? 'tsx']
