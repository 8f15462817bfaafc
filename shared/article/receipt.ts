/** One thing that is wrong with an upload, in an editor's words. */
export interface Complaint {
  /** What is wrong and what to do about it: whole sentences. */
  readonly message: string
  /** 1-based, in the uploaded file. */
  readonly line?: number
  readonly column?: number
}

/** What became of an upload, in an editor's words. `at` is ISO 8601 in UTC. */
export type Receipt =
  | {
      readonly outcome: 'accepted'
      readonly at: string
      readonly title: string
      /** What was inferred, dropped or ignored, one sentence each. */
      readonly notes: readonly string[]
      /** The posts of its thread, as they will be or would be; absent: it gets none, or its thread is out already. */
      readonly thread?: readonly string[]
    }
  | {
      /** A picture that articles can show. */
      readonly outcome: 'picture'
      readonly at: string
      /** Keys of the uploads whose articles show it. */
      readonly shownIn: readonly string[]
    }
  | {
      readonly outcome: 'rejected'
      readonly at: string
      readonly complaints: readonly Complaint[]
    }
