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

const italian: FeedLabels = {
  feed: 'Questo è un feed.',
  subscribe: 'Copiate il suo indirizzo in un lettore di feed e ogni nuovo articolo arriverà da voi:',
  archive: 'Questo è un archivio di un feed.',
  current: 'Per seguire il feed, copiate questo indirizzo in un lettore di feed:',
  older: 'Articoli precedenti: ',
}

const dutch: FeedLabels = {
  feed: 'Dit is een webfeed.',
  subscribe: 'Kopieer het adres naar een feedlezer, en elk nieuw artikel komt naar u toe:',
  archive: 'Dit is een archief van een webfeed.',
  current: 'Kopieer dit adres naar een feedlezer om de feed zelf te volgen:',
  older: 'Oudere artikelen: ',
}

const portuguese: FeedLabels = {
  feed: 'Isto é um feed.',
  subscribe: 'Copie o endereço para um leitor de feeds e cada artigo novo chegará até si:',
  archive: 'Isto é um arquivo de um feed.',
  current: 'Para seguir o feed, copie este endereço para um leitor de feeds:',
  older: 'Artigos anteriores: ',
}

const arabic: FeedLabels = {
  feed: 'هذه خلاصة ويب.',
  subscribe: 'انسخ عنوانها إلى قارئ خلاصات ليصلك كل مقال جديد:',
  archive: 'هذا أرشيف لخلاصة ويب.',
  current: 'لمتابعة الخلاصة نفسها انسخ هذا العنوان إلى قارئ خلاصات:',
  older: 'مقالات أقدم: ',
}

const japanese: FeedLabels = {
  feed: 'これはウェブフィードです。',
  subscribe: 'このアドレスをフィードリーダーに登録すると、新しい記事が届きます。',
  archive: 'これはウェブフィードのアーカイブです。',
  current: 'フィードを購読するには、次のアドレスをフィードリーダーに登録してください。',
  older: '以前の記事: ',
}

const byLanguage: ReadonlyMap<string, FeedLabels> = new Map([
  ['ar', arabic],
  ['de', german],
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['it', italian],
  ['ja', japanese],
  ['nl', dutch],
  ['pt', portuguese],
])

/** The labels in a publication's language; English where it has none. */
export const feedLabelsIn = (language: string): FeedLabels =>
  byLanguage.get(new Intl.Locale(language).language) ?? english
