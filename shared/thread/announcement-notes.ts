/** Every sentence about a thread that an editor may be told, beside what became of the upload. */
export const announcementNotes = {
  coverFailed: () =>
    'The picture of the article could not be made ready for Bluesky, so the card in the thread went out without it.',
  unknownHandle: (handle: string) =>
    `Nobody on Bluesky has the handle @${handle}, so the thread mentions it without a link. Check how it is spelled.`,
  cardElsewhere: (card: string, publication: string) =>
    `The card in the thread leads to ${card}, which is not below ${publication}, so Bluesky shows it as a plain link. Check “siteUrl” in publication.json.`,
} as const
