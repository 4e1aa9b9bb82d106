export declare const breaks: readonly {
  readonly rule: string
  readonly file: string
  readonly find: string
  readonly put: string
  readonly tests: readonly string[]
}[]
