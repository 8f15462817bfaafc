import { RetryableError } from '../errors.ts'
import type { BoundedMemory } from './bounded-memory.ts'

/** The volume of a list that members are still added to. */
export interface VolumeHead {
  /** 1 for the first write, one more for each that follows: a write names the revision that it replaces. */
  readonly revision: number
  /** From 1. */
  readonly number: number
  /** In the order in which they were added. */
  readonly ids: readonly string[]
}

/** Where a member is, for ever. */
export interface Place {
  readonly number: number
  /** From 0, among the members of its volume. */
  readonly index: number
}

/** The volumes of a list: numbered from 1, each with as many members. */
export interface Volumes {
  readonly list: string
  readonly capacity: number
}

/** Where the members of volumes are. Every read is consistent, and a place once written never changes. */
export interface VolumeStore {
  head(list: string): Promise<VolumeHead | undefined>
  /** Writes the head in place of the revision before it. `false`: another revision stands there. */
  putHead(list: string, head: VolumeHead): Promise<boolean>
  /** Where these are in full volumes; one that is in none of them is left out. */
  places(list: string, ids: readonly string[]): Promise<ReadonlyMap<string, Place>>
  /** Keeps a full volume, and the place of each of its members. */
  putFull(list: string, number: number, ids: readonly string[]): Promise<void>
  full(list: string, number: number): Promise<readonly string[] | undefined>
}

/** What can be read of volumes. */
export type VolumeReader = Pick<VolumeStore, 'head' | 'full'>

/** One volume: its members in the order in which they were added. A full one never gets others. */
export interface Volume {
  readonly number: number
  readonly ids: readonly string[]
  readonly isFull: boolean
  /** Whether there is a member in a later one. */
  readonly hasNext: boolean
}

/** Heads as this process read or wrote them last, by list. One that is out of date is never written upon. */
export type HeadMemory = Pick<BoundedMemory<VolumeHead>, 'get' | 'set'>

const attempts = 20

interface PlaceOptions {
  /** Where a head is looked for before it is read. */
  readonly memory?: HeadMemory | undefined
  /** Done each time before a volume is begun, with the number of the full one before it. */
  readonly beforeNext?: ((full: number) => Promise<void>) | undefined
}

/**
 * Gives each article its place in the list's volumes, in this order, unless it has one. The places of a full volume's
 * members are written before the head moves on, and are read after the head: so whoever finds an article neither in
 * the head nor in a place, and then writes upon that very head, is the first to place it.
 *
 * @returns the place of each article
 */
export async function place(
  store: VolumeStore,
  { list, capacity }: Volumes,
  ids: readonly string[],
  { memory, beforeNext = async () => {} }: PlaceOptions = {},
): Promise<ReadonlyMap<string, Place>> {
  let head = memory?.get(list) ?? (await store.head(list))
  for (let attempt = 0; attempt < attempts + ids.length; attempt += 1) {
    const places = await placesUnder(store, list, head, ids)
    const missing = [...new Set(ids)].filter((id) => !places.has(id))
    if (missing.length === 0) return places
    if (head && head.ids.length >= capacity) {
      await store.putFull(list, head.number, head.ids)
      await beforeNext(head.number)
    }
    const next = successorOf(head, capacity, missing)
    head = (await store.putHead(list, next)) ? next : await store.head(list)
    if (head) memory?.set(list, head)
  }
  throw new RetryableError(`Cannot find articles a place in "${list}": others did ${attempts} times first`)
}

/** The head with as many more members as it has room for. */
function successorOf(head: VolumeHead | undefined, capacity: number, missing: readonly string[]): VolumeHead {
  const revision = (head?.revision ?? 0) + 1
  if (head === undefined) return { revision, number: 1, ids: missing.slice(0, capacity) }
  const room = capacity - head.ids.length
  if (room <= 0) return { revision, number: head.number + 1, ids: missing.slice(0, capacity) }
  return { revision, number: head.number, ids: [...head.ids, ...missing.slice(0, room)] }
}

/** The places of articles; one that was never placed is left out. */
export async function findPlaces(
  store: VolumeStore,
  list: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  return placesUnder(store, list, await store.head(list), ids)
}

async function placesUnder(
  store: VolumeStore,
  list: string,
  head: VolumeHead | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const inHead = new Map(
    (head?.ids ?? []).flatMap((id, index) =>
      ids.includes(id) ? [[id, { number: head?.number ?? 1, index }] as const] : [],
    ),
  )
  const others = ids.filter((id) => !inHead.has(id))
  return others.length === 0 ? inHead : new Map([...inHead, ...(await store.places(list, others))])
}

/** One volume as it is now; it is empty if nothing was placed in it yet. */
export async function readVolume(store: VolumeReader, { list, capacity }: Volumes, number: number): Promise<Volume> {
  const head = await store.head(list)
  if (head === undefined || head.number < number) return { number, ids: [], isFull: false, hasNext: false }
  if (head.number === number) return { number, ids: head.ids, isFull: head.ids.length >= capacity, hasNext: false }
  const ids = await store.full(list, number)
  if (ids === undefined) throw new RetryableError(`Cannot read volume ${number} of "${list}": it is gone`)
  return { number, ids, isFull: true, hasNext: true }
}

/** The volume that was begun last. */
export async function readHead(store: Pick<VolumeStore, 'head'>, { list, capacity }: Volumes): Promise<Volume> {
  const { number, ids } = (await store.head(list)) ?? { number: 1, ids: [] }
  return { number, ids, isFull: ids.length >= capacity, hasNext: false }
}
