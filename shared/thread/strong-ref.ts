/** `com.atproto.repo.strongRef`: one version of a record. */
export interface StrongRef {
  readonly uri: string
  readonly cid: string
}

/** Only what a reference says, of whatever has it. */
export const refTo = ({ uri, cid }: StrongRef): StrongRef => ({ uri, cid })
