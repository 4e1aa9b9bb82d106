export type DownloadAddresses = { readonly csv?: string | undefined; readonly xlsx?: string | undefined }

/** Links to a list as files; both hold the whole list, with the filters that are set, not only the page shown. */
export function Downloads({ csv, xlsx }: DownloadAddresses) {
  return (
    <ul class="nhsuk-list app-downloads">
      {csv !== undefined && (
        <li>
          <a href={csv}>Download as CSV</a>
        </li>
      )}
      {xlsx !== undefined && (
        <li>
          <a href={xlsx}>Download as XLSX</a>
        </li>
      )}
    </ul>
  )
}
