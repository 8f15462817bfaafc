import { isDeepStrictEqual } from 'node:util'

import { articleId } from '../article/identity.ts'
import { comparableKey } from '../article/picture-key.ts'
import type { Publication } from '../publication.ts'
import { revise, type ArticleStore } from './article-store.ts'
import { advance } from './next-step.ts'
import type { PictureInterests } from './pictures.ts'

export interface PictureNotePorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly interests: Pick<PictureInterests, 'of'>
  readonly nowMs: () => number
}

/** Writes into the receipt of a picture, if it has one, which articles show it now. */
export async function notePictureShown(ports: PictureNotePorts, key: string): Promise<void> {
  const { articles, publication, nowMs } = ports
  await revise(
    articles,
    async () => articles.get(articleId(key)),
    async (present) => {
      if (present?.receipt.outcome !== 'picture') return undefined
      const shownIn = await findShowing(ports, key)
      if (isDeepStrictEqual(shownIn, present.receipt.shownIn)) return undefined
      return advance(present, { receipt: { ...present.receipt, shownIn } }, publication, nowMs())
    },
  )
}

/** Keys of the uploads whose articles show the picture, in order. */
export async function findShowing({ articles, interests }: PictureNotePorts, key: string): Promise<readonly string[]> {
  const showing: string[] = []
  for (const uploadKey of (await interests.of(comparableKey(key))).toSorted()) {
    const record = await articles.get(articleId(uploadKey))
    const isShown = record?.pictures?.some(
      (picture) =>
        picture.key !== undefined &&
        comparableKey(picture.key) === comparableKey(key) &&
        picture.placed.shown !== undefined,
    )
    if (isShown && record?.uploadKey === uploadKey && record.publishing?.state !== 'withdrawn') showing.push(uploadKey)
  }
  return showing
}
