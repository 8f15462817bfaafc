import type { Picture } from '../../../shared/pipeline/upload-picture.ts'
import type { Card } from '../../../shared/thread/card.ts'

/** The words of a card, in bytes: other bytes for another card, and always the same for the same. */
export const drawFakeCard = async (card: Card): Promise<Picture> => ({
  bytes: Buffer.from(JSON.stringify(card)),
  mimeType: 'image/png',
})
