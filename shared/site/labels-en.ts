/** The words that a page needs, in English. */
export const english = {
  skip: 'Skip to the text',
  menu: 'Main',
  updated: 'Updated',
  correction: 'Correction',
  firstPublished: 'First published at',
  follow: 'Follow',
  empty: 'Nothing has been published yet.',
  front: 'Front page',
  archive: 'Archive',
  thread: 'Discuss on Bluesky',
  tags: 'Topics',
  neighbours: 'More articles',
  previous: 'Previous article',
  next: 'Next article',
  earlier: 'More news',
  topic: 'Topic',
  part: 'Part',
  table: 'Table',
  notFoundTitle: 'Page not found',
  notFound: 'There is no page at this address. It may have been mistyped, or the link that led here may be wrong.',
  withdrawnTitle: 'This article was withdrawn',
  withdrawn: 'The publisher has taken it back. It is no longer part of the publication.',
}

/** The words that a page needs besides the publication's own. */
export type Labels = Readonly<Record<keyof typeof english, string>>
