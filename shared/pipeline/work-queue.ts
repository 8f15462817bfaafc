/** Where hints that an article has something to do are sent. Delivered at least once, in any order. */
export interface WorkQueue {
  /** @param id the article's */
  send(id: string): Promise<void>
}
