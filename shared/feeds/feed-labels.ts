const english = {
  feed: 'This is a web feed.',
  subscribe: 'Copy its address into a feed reader, and every new article comes to you:',
  archive: 'This is an archive of a web feed.',
  current: 'To follow the feed itself, copy this address into a feed reader:',
  older: 'Older articles: ',
}

/** The words by which a feed explains itself to somebody who has no reader. */
export type FeedLabels = typeof english

const german: FeedLabels = {
  feed: 'Das ist ein Webfeed.',
  subscribe: 'Kopieren Sie seine Adresse in einen Feedreader, und jeder neue Artikel kommt zu Ihnen:',
  archive: 'Das ist ein Archiv eines Webfeeds.',
  current: 'Um dem Feed selbst zu folgen, kopieren Sie diese Adresse in einen Feedreader:',
  older: 'Ältere Artikel: ',
}

const french: FeedLabels = {
  feed: 'Ceci est un flux web.',
  subscribe: 'Copiez son adresse dans un lecteur de flux : chaque nouvel article viendra à vous.',
  archive: 'Ceci est une archive d’un flux web.',
  current: 'Pour suivre le flux lui-même, copiez cette adresse dans un lecteur de flux :',
  older: 'Articles plus anciens : ',
}

const spanish: FeedLabels = {
  feed: 'Esto es una fuente web.',
  subscribe: 'Copie su dirección en un lector de fuentes y cada artículo nuevo le llegará:',
  archive: 'Esto es un archivo de una fuente web.',
  current: 'Para seguir la fuente, copie esta dirección en un lector de fuentes:',
  older: 'Artículos anteriores: ',
}

const byLanguage = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
])

/** The labels in a publication's language; English where it has none. */
export const feedLabelsIn = (language: string): FeedLabels =>
  byLanguage.get(new Intl.Locale(language).language) ?? english
