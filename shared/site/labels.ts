const english = {
  skip: 'Skip to the text',
  updated: 'Updated',
  correction: 'Correction',
  firstPublished: 'First published at',
  follow: 'Follow',
  empty: 'Nothing has been published yet.',
  archive: 'Archive',
  thread: 'Discuss on Bluesky',
  more: 'More articles',
  previous: 'Previous article',
  next: 'Next article',
  front: 'To the front page',
  notFoundTitle: 'Page not found',
  notFound: 'There is no page at this address. It may have been mistyped, or the link that led here may be wrong.',
  withdrawnTitle: 'This article was withdrawn',
  withdrawn: 'The publisher has taken it back. It is no longer part of the publication.',
}

/** The words that a page needs besides the publication's own. */
export type Labels = typeof english

const german: Labels = {
  skip: 'Zum Text springen',
  updated: 'Aktualisiert',
  correction: 'Korrektur',
  firstPublished: 'Zuerst erschienen bei',
  follow: 'Folgen',
  empty: 'Es ist noch nichts erschienen.',
  archive: 'Archiv',
  thread: 'Auf Bluesky mitreden',
  more: 'Weitere Artikel',
  previous: 'Voriger Artikel',
  next: 'Nächster Artikel',
  front: 'Zur Startseite',
  notFoundTitle: 'Seite nicht gefunden',
  notFound: 'Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie falsch geschrieben oder der Link falsch.',
  withdrawnTitle: 'Dieser Artikel wurde zurückgezogen',
  withdrawn: 'Die Redaktion hat ihn zurückgenommen. Er gehört nicht mehr zur Publikation.',
}

const french: Labels = {
  skip: 'Aller au texte',
  updated: 'Mis à jour le',
  correction: 'Rectificatif',
  firstPublished: 'D’abord paru sur',
  follow: 'S’abonner',
  empty: 'Rien n’a encore été publié.',
  archive: 'Archives',
  thread: 'En discuter sur Bluesky',
  more: 'Autres articles',
  previous: 'Article précédent',
  next: 'Article suivant',
  front: 'Retour à la une',
  notFoundTitle: 'Page introuvable',
  notFound: 'Il n’y a pas de page à cette adresse. Elle est peut-être mal saisie, ou le lien est erroné.',
  withdrawnTitle: 'Cet article a été retiré',
  withdrawn: 'La rédaction l’a retiré. Il ne fait plus partie de la publication.',
}

const spanish: Labels = {
  skip: 'Ir al texto',
  updated: 'Actualizado el',
  correction: 'Corrección',
  firstPublished: 'Publicado primero en',
  follow: 'Suscribirse',
  empty: 'Todavía no se ha publicado nada.',
  archive: 'Archivo',
  thread: 'Conversar en Bluesky',
  more: 'Más artículos',
  previous: 'Artículo anterior',
  next: 'Artículo siguiente',
  front: 'Ir a la portada',
  notFoundTitle: 'Página no encontrada',
  notFound: 'No hay ninguna página en esta dirección. Puede que esté mal escrita o que el enlace sea erróneo.',
  withdrawnTitle: 'Este artículo fue retirado',
  withdrawn: 'La redacción lo ha retirado. Ya no forma parte de la publicación.',
}

const byLanguage = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
])

/** The labels in a publication's language; English where it has none. */
export const labelsIn = (language: string): Labels => byLanguage.get(new Intl.Locale(language).language) ?? english
