/**
 * Every sentence that a receipt may contain about reading an upload, in an editor's words. Whole sentences, no jargon; where
 * something is wrong, what to do about it.
 */
export const messages = {
  // What is wrong with the file
  empty: () => 'The file is empty. Upload it again with the article in it.',
  folder: () => 'This is a folder and not an article. Nothing was published for it; upload a file into it.',
  noExtension: () => `The name of the file has no ending, so its format is unknown. ${workingFormats}`,
  unknownExtension: (extension: string) => `Files ending in .${shown(extension, 20)} cannot be read. ${workingFormats}`,
  wordDamaged: () =>
    'The Word document is damaged or not a Word document at all. Open it in Word, save it as a Word document (.docx) and upload that.',
  wordProtected: () =>
    'The file is protected by a password, or in the format of Word before 2007. Save it without a password as a Word document (.docx).',
  wordTooLarge: () =>
    'The Word document holds far more than an article. Copy the article alone into a new document and upload that.',
  picture: () => 'This is a picture and not an article. Upload it beside the article that shows it, and name it there.',
  tooLarge: () =>
    'The file is larger than 5 MB. Make it smaller: pictures can stand in files of their own beside the article.',
  tooLong: () =>
    'The article is too long: at most 320 KB of text with its formatting can be published. Split it in parts.',
  pageTooLong: () => 'The page has too much text on it to be an article. Copy the article alone into a new file.',
  binary: () => `The file does not contain text, whatever its name says. ${workingFormats}`,
  brokenEncoding: () =>
    'This line contains characters that cannot be read. Save the file as UTF-8 (in most editors: Save as, Encoding) and upload it again.',
  nestedTooDeep: () =>
    'The page is nested too deep: hundreds of elements within each other. Copy the article alone into a new file.',
  tooManyElements: () => 'The page has too many elements to be an article. Copy the article alone into a new file.',
  tooManyFootnotes: () => 'The article has more than two thousand footnotes or references to them. Split it in parts.',
  tooManyLines: () => 'The text has more than 20,000 lines, which is too long for an article. Split it in parts.',
  noTitle: () => 'The article has no title. Begin the file with one, as a heading or in the front matter (title: …).',
  titleTooLong: (title: string) =>
    `What stands where the title should be is longer than 300 characters: “${shown(title)}”. Begin the file with a shorter one.`,
  wordNoTitle: () =>
    'The document has no title. Begin it with one, in the style Title or Heading 1, or enter one in the properties of the document.',
  noText: () => 'The article has a title but no text. Add the text and upload it again.',

  // What is wrong with the front matter
  frontMatterOpen: () => 'The front matter begins here but does not end. Put a line of three hyphens (---) below it.',
  frontMatterLanguage: (language: string) =>
    `Front matter in ${shown(language, 20)} is not read. Write it in YAML: lines such as title: My article, between two lines of three hyphens (---).`,
  frontMatterTooLong: () =>
    'The front matter is too long. Only facts about the article belong there; move its text below the second ---.',
  frontMatterShape: () => 'The front matter must consist of lines such as title: My article.',
  frontMatterTwice: (key: string) => `“${shown(key)}” stands in the front matter twice. Keep one of them.`,
  frontMatterAlias: () =>
    'The front matter refers to another part of itself (* and a name), which is not read. Write the value out.',
  frontMatterColon: () => 'A value with a colon in it needs quotation marks, as in title: "Peace: a history".',
  frontMatterTab: () => 'The front matter is indented with a tab here. Use spaces.',
  frontMatterQuote: () => 'A quotation mark is opened here and not closed, or something follows the closing one.',
  frontMatterSyntax: () =>
    'The front matter cannot be understood from here on. Check quotation marks, colons and indentation.',
  fieldText: (key: string) => `“${key}” must be one line of text.`,
  fieldTooLong: (key: string, limit: number) => `“${key}” is too long: at most ${limit} characters.`,
  fieldFlag: (key: string) => `“${key}” must be true or false.`,
  fieldDate: (key: string, value: string) =>
    `“${key}” is not a date that exists: ${shown(value)}. Write it as 2026-11-23 or 2026-11-23T09:00, with +01:00 at the end for another time zone.`,
  fieldLanguage: (value: string) => `“language” is not a language code: ${shown(value)}. Write it as en, de or pt-BR.`,
  fieldAddress: (key: string, value: string) =>
    `“${key}” must be a full web address, beginning with https:// or http://, and is ${shown(value)}.`,
  fieldId: (value: string) =>
    `“id” must be the address by which feed readers know the article, such as https://example.org/?p=12, and is ${shown(value)}. Leave it out for a new article.`,
  fieldAuthors: () => '“authors” must be a name, a list of names, or a list of name and url.',
  fieldTags: () => '“tags” must be a list of words, such as [peace talks, Korea], each of at most 64 characters.',
  fieldImage: () => '“image” must be a web address, or src, alt and caption below it.',
  fieldBluesky: () => '“bluesky” must be true or false, or have thread, cardTitle, replies or quotes below it.',
  fieldThread: () => '“bluesky: thread” must be a list of posts, each of them text.',
  fieldReplies: () =>
    '“bluesky: replies” must be everyone, nobody, or a list of those who may reply: followers, following, mentioned.',

  // What was inferred
  titleInferred: (title: string) => `The title was found in the file: “${shown(title, 120)}”.`,
  titleFromName: () => 'The file names no title, so the name of the file is used.',
  summaryInferred: () => 'The summary was taken from the beginning of the text.',
  summaryFromPage: () => 'The summary was taken from the page’s own description.',
  summaryCut: () => 'The summary was longer than 300 characters and was shortened.',
  languageInferred: (language: string) => `The language was recognised from the text: ${language}.`,
  languageFromPage: (language: string) => `The language was taken from the page: ${language}.`,
  languageAssumed: (language: string) =>
    `The language could not be recognised with certainty, so it is the publication’s: ${language}.`,
  dateInferred: () => 'No date is given, so the article is dated by its upload.',
  dateAhead: (date: string) =>
    `The date lies ahead: ${date}. The article is published all the same; to hold it back until then, write publishAt instead of date.`,
  dateFound: (date: string) => `The date was found in the file: ${date}.`,
  authorsFound: (names: readonly string[]) => `The author was found in the file: ${shown(names.join(', '), 120)}.`,
  canonicalFound: (url: string) => `The article first appeared at ${shown(url, 200)}, as the page itself says.`,

  // What was dropped or ignored
  unknownKey: (key: string, nearest: string | undefined) =>
    nearest === undefined
      ? `“${shown(key)}” in the front matter is not known and was ignored.`
      : `“${shown(key)}” in the front matter is not known and was ignored. Did you mean “${nearest}”?`,
  imageWithoutAlt: () => 'The image has no alternative text. Describe it for those who cannot see it (image: alt).',
  imageNeedsAddress: (src: string) =>
    `The picture “${shown(src)}” was left out. Name the picture’s file beside the article, such as photo.jpg, or its full web address, beginning with https://.`,
  picturesWithoutAlt: (count: number) =>
    count === 1
      ? 'One picture has no alternative text. Describe it for those who cannot see it.'
      : `Pictures without alternative text: ${count}. Describe them for those who cannot see them.`,
  pictureMissing: (name: string) =>
    `The picture “${shown(name, 200)}” has not been uploaded yet, so the article appears without it. Upload it under exactly that name, capital letters included, and it will be added.`,
  pictureDeleted: (name: string) =>
    `The file of the picture “${shown(name, 200)}” was deleted. The article keeps showing it; to take it out, upload the article without it.`,
  pictureUseless: (name: string, why: string) => `The picture “${shown(name, 200)}” is not shown. ${why}`,
  pictureNotCopied: (address: string, why: string) =>
    `The picture at ${shown(address, 200)} is shown from there and not from a copy. ${why}`,
  picturesTooMany: (limit: number) =>
    `The article has more than ${limit} pictures. The others are not shown; split the article in parts.`,

  // What is wrong with a picture
  pictureRejected: (why: string) => `The picture cannot be shown. ${why}`,
  pictureDamaged: () => 'The file is damaged, or only called a picture. Export it again as a JPEG or PNG file.',
  pictureDrawing: () => 'Drawings in SVG can carry scripts and are not published. Export it as a PNG file.',
  pictureUnknown: () =>
    'Its format cannot be read here, as is the case with HEIC from telephones. Export it as a JPEG or PNG file.',
  webPrivate: () => 'Its address leads to no place on the public web.',
  webUnreachable: () => 'Nothing answers there.',
  webMissing: () => 'There is no picture there.',
  webTooSlow: () => 'It did not come within five seconds.',
  webTooLarge: () => 'It has more than 10 MB.',
  pictureTooLarge: () => 'It has more than 5 MB. Make it smaller: 2,400 pixels in width are enough.',
  pictureTooWide: () => 'It has more than 60 million pixels. Make it smaller: 2,400 pixels in width are enough.',
  pictureInside: (alt: string) =>
    `${alt === '' ? 'A picture' : `The picture “${shown(alt, 120)}”`} in the document was left out: it is a drawing that browsers do not show (EMF or WMF), or only a link to a file. Insert it as a PNG or JPEG file.`,
  imageEmbedded: () =>
    'A picture stored inside the text was left out. Upload it as a file beside the article and name that file in its place.',
  tagsFound: (tags: readonly string[]) => `The tags were found in the file: ${shown(tags.join(', '), 120)}.`,
  leftOutAbove: (text: string) => `Left out above the title: “${shown(text)}”.`,
  leftOutLine: (text: string) => `Left out as not part of the article: “${shown(text)}”.`,
  forbidden: (names: readonly string[]) => `Left out because an article cannot contain it: ${names.join(', ')}.`,
  encoding: (name: string) => `The file was read as ${name}.`,
} as const

const workingFormats =
  'Articles may end in .docx (Word), .md or .markdown (Markdown), .html or .htm (web page), or .txt (plain text).'

/** A value as a message may quote it: on one line, and not long. */
function shown(value: string, limit = 60): string {
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length <= limit ? line : `${line.slice(0, limit - 1).replace(/\p{Surrogate}$/u, '')}…`
}
