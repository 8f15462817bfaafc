import type { Place, VolumeHead, VolumeStore } from '../../../shared/pipeline/volumes.ts'

/** Volumes in memory. */
export class FakeVolumes implements VolumeStore {
  readonly heads = new Map<string, VolumeHead>()
  readonly #full = new Map<string, readonly string[]>()
  readonly #places = new Map<string, Place>()

  async head(list: string): Promise<VolumeHead | undefined> {
    return this.heads.get(list)
  }

  async putHead(list: string, head: VolumeHead): Promise<boolean> {
    if ((this.heads.get(list)?.revision ?? 0) !== head.revision - 1) return false
    this.heads.set(list, head)
    return true
  }

  async places(list: string, ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
    return new Map(
      ids.flatMap((id) => {
        const known = this.#places.get(`${list} ${id}`)
        return known === undefined ? [] : [[id, known] as const]
      }),
    )
  }

  async putFull(list: string, number: number, ids: readonly string[]): Promise<void> {
    this.#full.set(`${list} ${number}`, ids)
    for (const [index, id] of ids.entries()) this.#places.set(`${list} ${id}`, { number, index })
  }

  async full(list: string, number: number): Promise<readonly string[] | undefined> {
    return this.#full.get(`${list} ${number}`)
  }
}
