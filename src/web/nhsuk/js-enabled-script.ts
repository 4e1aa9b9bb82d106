/** The design system's one inline script: it runs before anything is shown, so that what needs a script never flickers. */
export const jsEnabledScript =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : '');"

/** Names that script in a content security policy, there in quotation marks. */
export const jsEnabledScriptHash = 'sha256-tDOvXJi1PXbg0CWjLCCYSNHRXtps26K4JXkE3M6u/c0='
