/** A file of the export; `path` is below its folder. */
export interface ExportedFile {
  readonly path: string
  readonly bytes: Uint8Array
}
