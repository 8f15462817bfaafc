/** Every sentence about a thread that an editor may be told, beside what became of the upload. */
export const announcementNotes = {
  coverFailed: () =>
    'The picture of the article could not be made ready for Bluesky, so the card in the thread went out without it.',
  cardFailed: () => 'The picture for the card of the thread could not be drawn, so the card went out without one.',
  cardUndrawable: () =>
    'The title has letters or signs that the typeface of drawn cards lacks, so the card in the thread went out without a picture. Give the next article like it a picture of its own.',
  unknownHandle: (handle: string) =>
    `Nobody on Bluesky has the handle @${handle}, so the thread mentions it without a link. Check how it is spelled.`,
  cardElsewhere: (card: string, publication: string) =>
    `The card in the thread leads to ${card}, which is not below ${publication}, so Bluesky shows it as a plain link. Check “siteUrl” in publication.json.`,
} as const
