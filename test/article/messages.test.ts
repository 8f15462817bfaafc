import { describe, expect, it } from 'vitest'
import { messages } from '../../shared/article/messages.ts'
import { readAccepted, readComplaints } from './read-upload.ts'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
/** Whole sentences on one line. */
const sentences = /^[\p{Lu}“].*[.?]$/u

const withFields = (fields: string): string => `---\ntitle: A title\n${fields}\n---\nSome text.\n`
const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)
const text = 'The text of the article stands here, in one paragraph.'

describe('messages of a rejected upload', () => {
  it.each([
    { name: 'an empty file', key: 'a.md', body: '', expected: { message: messages.empty() } },
    { name: 'a file of spaces', key: 'a.txt', body: ' \n\n ', expected: { message: messages.empty() } },
    { name: 'a folder marker', key: 'korea/', body: '', expected: { message: messages.folder() } },
    { name: 'a name without an ending', key: 'korea', body: text, expected: { message: messages.noExtension() } },
    {
      name: 'an unknown ending',
      key: 'a.pages',
      body: text,
      expected: { message: messages.unknownExtension('pages') },
    },
    {
      name: 'a name of a built-in property',
      key: 'a.constructor',
      body: text,
      expected: { message: messages.unknownExtension('constructor') },
    },
    { name: 'no Word document', key: 'a.docx', body: 'PK', expected: { message: messages.wordDamaged() } },
    { name: 'a picture', key: 'korea/map.JPG', body: 'x', expected: { message: messages.picture() } },
    {
      name: 'more than 5 MB',
      key: 'a.txt',
      body: 'x'.repeat(5 * 1024 * 1024 + 1),
      expected: { message: messages.tooLarge() },
    },
    {
      name: 'too long a body',
      key: 'a.md',
      body: `# T\n\n${'word '.repeat(67_000)}`,
      expected: { message: messages.tooLong() },
    },
    {
      name: 'too long a page',
      key: 'a.html',
      body: `<html><title>T</title><body><p>${'&'.repeat(600_001)}`,
      expected: { message: messages.pageTooLong() },
    },
    {
      name: 'a paragraph for a title',
      key: 'a.html',
      body: `<h1>${'word '.repeat(61)}</h1><p>${text}`,
      expected: { message: messages.titleTooLong('word '.repeat(61)) },
    },
    {
      name: 'too long a text',
      key: 'a.txt',
      body: `T\n\n${'word '.repeat(300_000)}`,
      expected: { message: messages.tooLong() },
    },
    { name: 'noise', key: 'a.txt', body: noise, expected: { message: messages.binary() } },
    {
      name: 'a picture that is called a text',
      key: 'a.md',
      body: latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0'),
      expected: { message: messages.binary() },
    },
    {
      name: 'invalid UTF-8',
      key: 'a.txt',
      body: latin1('A title\n\nThe caf\xe9.\n'),
      expected: { message: messages.brokenEncoding(), line: 3 },
    },
    {
      name: 'German in an encoding of old',
      key: 'a.txt',
      body: latin1('Über Brücken\n\nÄltere Brücken überdauern Kriege. Für Köln gälte das kürzer.\n'),
      expected: { message: messages.brokenEncoding(), line: 1 },
    },
    {
      name: 'Russian in an encoding of old',
      key: 'a.txt',
      body: latin1('\xcc\xe8\xf0 \xe8 \xe4\xe8\xe0\xeb\xee\xe3\n\n\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb.\n'),
      expected: { message: messages.brokenEncoding(), line: 1 },
    },
    {
      name: 'elements within elements',
      key: 'a.html',
      body: '<div>'.repeat(100_000),
      expected: { message: messages.nestedTooDeep() },
    },
    {
      name: 'elements within elements in Markdown',
      key: 'a.md',
      body: `# T\n\n${'<b>'.repeat(1000)}`,
      expected: { message: messages.nestedTooDeep() },
    },
    {
      name: 'too many elements',
      key: 'a.html',
      body: `<h1>T</h1>${'<i>x</i>'.repeat(40_000)}`,
      expected: { message: messages.tooManyElements() },
    },
    {
      name: 'too long a fragment, before it is made longer',
      key: 'a.html',
      body: `<h1>T</h1><p>${'&'.repeat(300_000)}`,
      expected: { message: messages.tooLong() },
    },
    {
      name: 'lines without end',
      key: 'a.txt',
      body: `T\n\n${'-\n'.repeat(20_000)}`,
      expected: { message: messages.tooManyLines() },
    },
    {
      name: 'footnotes without end',
      key: 'a.md',
      body: `# T\n\n${'x[^1] '.repeat(2001)}`,
      expected: { message: messages.tooManyFootnotes() },
    },
    {
      name: 'attributes without end',
      key: 'a.html',
      body: `<h1>T</h1><p ${Array.from({ length: 9000 }, (_, index) => `a${index}`).join(' ')}>x</p>`,
      expected: { message: messages.tooManyElements() },
    },
    {
      name: 'a long text without a title',
      key: 'a.txt',
      body: `${'word '.repeat(60)}\n\nMore.`,
      expected: { message: messages.noTitle() },
    },
    {
      name: 'a fragment without a heading',
      key: 'a.html',
      body: '<p>Some text.</p>',
      expected: { message: messages.noTitle() },
    },
    { name: 'a title alone', key: 'a.md', body: '# A title\n', expected: { message: messages.noText() } },
    { name: 'a title alone in plain text', key: 'a.txt', body: 'A title\n', expected: { message: messages.noText() } },

    {
      name: 'front matter without an end',
      key: 'a.md',
      body: '---\ntitle: x\n\nText.',
      expected: { message: messages.frontMatterOpen(), line: 1, column: 1 },
    },
    {
      name: 'front matter in JavaScript',
      key: 'a.md',
      body: '---js\n{ title: process.exit(1) }\n---\nText.',
      expected: { message: messages.frontMatterLanguage('js'), line: 1, column: 4 },
    },
    {
      name: 'front matter of a book',
      key: 'a.md',
      body: withFields(`summary: ${'x'.repeat(31_000)}`),
      expected: { message: messages.frontMatterTooLong(), line: 1, column: 1 },
    },
    {
      name: 'a list for front matter',
      key: 'a.md',
      body: '---\n- title\n---\nText.',
      expected: { message: messages.frontMatterShape(), line: 2, column: 1 },
    },
    {
      name: 'a line without a colon',
      key: 'a.md',
      body: withFields('tags\n'),
      expected: { message: messages.frontMatterShape(), line: 3, column: 1 },
    },
    {
      name: 'a key twice',
      key: 'a.md',
      body: withFields('title: Another'),
      expected: { message: messages.frontMatterTwice('title'), line: 3, column: 1 },
    },
    {
      name: 'an alias',
      key: 'a.md',
      body: withFields('summary: &x hello\nslug: *x'),
      expected: { message: messages.frontMatterAlias(), line: 4, column: 7 },
    },
    {
      name: 'a bare colon in a value',
      key: 'a.md',
      body: '---\ntitle: Peace: a history\n---\nText.',
      expected: { message: messages.frontMatterColon(), line: 2, column: 8 },
    },
    {
      name: 'a tab',
      key: 'a.md',
      body: withFields('image:\n\tsrc: x'),
      expected: { message: messages.frontMatterTab(), line: 4, column: 1 },
    },
    {
      name: 'a quotation mark left open',
      key: 'a.md',
      body: withFields('summary: "Hello\nslug: x'),
      expected: { message: messages.frontMatterQuote(), line: 3, column: 10 },
    },
    {
      name: 'text after a quotation',
      key: 'a.md',
      body: withFields(`summary: 'It's'`),
      expected: { message: messages.frontMatterQuote(), line: 3, column: 14 },
    },
    {
      name: 'a reserved character',
      key: 'a.md',
      body: withFields('summary: @home'),
      expected: { message: messages.frontMatterSyntax(), line: 3, column: 10 },
    },
    {
      name: 'brackets within brackets',
      key: 'a.md',
      body: withFields(`tags: ${'['.repeat(20_000)}`),
      expected: { message: messages.frontMatterSyntax(), line: 3 },
    },

    {
      name: 'a list for a title',
      key: 'a.md',
      body: '---\ntitle: [a, b]\n---\nText.',
      expected: { message: messages.fieldText('title'), line: 2, column: 8 },
    },
    {
      name: 'too long a title',
      key: 'a.md',
      body: `---\ntitle: ${'x'.repeat(301)}\n---\nText.`,
      expected: { message: messages.fieldTooLong('title', 300), line: 2, column: 8 },
    },
    {
      name: 'a word for a flag',
      key: 'a.md',
      body: withFields('draft: maybe'),
      expected: { message: messages.fieldFlag('draft'), line: 3, column: 8 },
    },
    {
      name: 'a day that does not exist',
      key: 'a.md',
      body: withFields('date: 2026-02-30'),
      expected: { message: messages.fieldDate('date', '“2026-02-30”'), line: 3, column: 7 },
    },
    {
      name: 'an hour that does not exist',
      key: 'a.md',
      body: withFields('publishAt: 2026-03-29T02:30'),
      expected: { message: messages.fieldDate('publishAt', '“2026-03-29T02:30”'), line: 3, column: 12 },
    },
    {
      name: 'a date in another form',
      key: 'a.md',
      body: withFields('updated: 31/12/2026'),
      expected: { message: messages.fieldDate('updated', '“31/12/2026”'), line: 3, column: 10 },
    },
    {
      name: 'a language in words',
      key: 'a.md',
      body: withFields('language: in English'),
      expected: { message: messages.fieldLanguage('“in English”'), line: 3, column: 11 },
    },
    {
      name: 'the name of a language instead of its code',
      key: 'a.md',
      body: withFields('language: english'),
      expected: { message: messages.fieldLanguage('“english”'), line: 3, column: 11 },
    },
    {
      name: 'half an address',
      key: 'a.md',
      body: withFields('canonical: example.org/talks'),
      expected: { message: messages.fieldAddress('canonical', '“example.org/talks”'), line: 3, column: 12 },
    },
    {
      name: 'a script for an address',
      key: 'a.md',
      body: withFields('canonical: "javascript:alert(1)"'),
      expected: { message: messages.fieldAddress('canonical', '“javascript:alert(1)”'), line: 3, column: 12 },
    },
    {
      name: 'an id that is no address',
      key: 'a.md',
      body: withFields('id: post 12'),
      expected: { message: messages.fieldId('“post 12”'), line: 3, column: 5 },
    },
    {
      name: 'authors without names',
      key: 'a.md',
      body: withFields('authors: [{ url: "https://example.org" }]'),
      expected: { message: messages.fieldAuthors(), line: 3, column: 10 },
    },
    {
      name: 'tags with tags',
      key: 'a.md',
      body: withFields('tags: { a: b }'),
      expected: { message: messages.fieldTags(), line: 3, column: 7 },
    },
    {
      name: 'an image without an address',
      key: 'a.md',
      body: withFields('image: { alt: A map }'),
      expected: { message: messages.fieldImage(), line: 3, column: 8 },
    },
    {
      name: 'a word for the thread',
      key: 'a.md',
      body: withFields('bluesky: never'),
      expected: { message: messages.fieldBluesky(), line: 3, column: 10 },
    },
    {
      name: 'a number of posts',
      key: 'a.md',
      body: withFields('bluesky: { thread: { posts: 3 } }'),
      expected: { message: messages.fieldThread(), line: 3, column: 10 },
    },
    {
      name: 'a list for the title of the card',
      key: 'a.md',
      body: withFields('bluesky: { cardTitle: [a] }'),
      expected: { message: messages.fieldText('bluesky: cardTitle'), line: 3, column: 10 },
    },
    {
      name: 'strangers who may reply',
      key: 'a.md',
      body: withFields('bluesky: { replies: [followers, friends] }'),
      expected: { message: messages.fieldReplies(), line: 3, column: 10 },
    },
    {
      name: 'nobody among those who may reply',
      key: 'a.md',
      body: withFields('bluesky: { replies: [nobody, followers] }'),
      expected: { message: messages.fieldReplies(), line: 3, column: 10 },
    },
    {
      name: 'those who may quote',
      key: 'a.md',
      body: withFields('bluesky: { quotes: followers }'),
      expected: { message: messages.fieldFlag('bluesky: quotes'), line: 3, column: 10 },
    },
  ])('says what is wrong with $name', async ({ key, body, expected }) => {
    const [complaint] = await readComplaints(key, body)
    expect(complaint).toMatchObject(expected)
    expect(expected.message).toMatch(sentences)
  })

  it('says of an article without a title which key may have been meant for it', async () => {
    const complaints = await readComplaints('a.md', `---\ntitel: Peace\n---\n${'A long text. '.repeat(40)}`)
    const said = complaints.map(({ message }) => message)
    expect(said).toEqual([messages.noTitle(), messages.unknownKey('titel', 'title')])
  })

  it('names every field that is wrong', async () => {
    const complaints = await readComplaints('a.md', withFields('date: soon\ndraft: 3\nlanguage: "?"'))
    expect(complaints.map(({ line }) => line)).toEqual([3, 4, 5])
  })
})

describe('messages of an accepted upload', () => {
  it.each([
    { name: 'the title', key: 'a.md', body: `# A title\n\n${text}`, expected: messages.titleInferred('A title') },
    {
      name: 'the name for a title',
      key: 'talks/a.md',
      body: '---\nwithdrawn: true\n---\n',
      expected: messages.titleFromName(),
    },
    { name: 'the summary', key: 'a.md', body: withFields(''), expected: messages.summaryInferred() },
    {
      name: 'a summary that was cut',
      key: 'a.md',
      body: withFields(`summary: ${'A sentence. '.repeat(40)}`),
      expected: messages.summaryCut(),
    },
    {
      name: 'a page’s description',
      key: 'a.html',
      body: `<html><meta name="description" content="All of it."><title>T</title><body><p>${text}`,
      expected: messages.summaryFromPage(),
    },
    {
      name: 'the language',
      key: 'a.md',
      body: `# T\n\n${'Die Verhandlungen haben drei Jahre gedauert, und niemand hatte geglaubt, dass sie gelingen würden. '.repeat(2)}`,
      expected: messages.languageInferred('de'),
    },
    {
      name: 'a page’s language',
      key: 'a.html',
      body: `<html lang="fr"><title>T</title><body><p>${text}`,
      expected: messages.languageFromPage('fr'),
    },
    {
      name: 'a language that cannot be told',
      key: 'a.md',
      body: withFields(''),
      expected: messages.languageAssumed('en'),
    },
    { name: 'a missing date', key: 'a.md', body: withFields(''), expected: messages.dateInferred() },
    {
      name: 'a date that was found',
      key: 'a.txt',
      body: `Title\n\n9 March 2026\n\n${text}`,
      expected: messages.dateFound('2026-03-09'),
    },
    {
      name: 'an author who was found',
      key: 'a.txt',
      body: `Title\n\nBy Ann Lee\n\n${text}`,
      expected: messages.authorsFound(['Ann Lee']),
    },
    {
      name: 'tags that were found',
      key: 'a.html',
      body: `<html><meta name="keywords" content="Korea, talks"><title>T</title><body><p>${text}`,
      expected: messages.tagsFound(['Korea', 'talks']),
    },
    {
      name: 'where a page first appeared',
      key: 'a.html',
      body: `<html><link rel="canonical" href="https://example.net/a"><title>T</title><body><p>${text}`,
      expected: messages.canonicalFound('https://example.net/a'),
    },
    {
      name: 'an unknown key',
      key: 'a.md',
      body: withFields('mood: glad'),
      expected: messages.unknownKey('mood', undefined),
    },
    {
      name: 'a misspelt key',
      key: 'a.md',
      body: withFields('Pubish_at: 2026-01-01'),
      expected: messages.unknownKey('Pubish_at', 'publishAt'),
    },
    {
      name: 'a misspelt key below a key',
      key: 'a.md',
      body: withFields('image: { src: "https://example.org/a.png", atl: A map }'),
      expected: messages.unknownKey('image: atl', 'alt'),
    },
    {
      name: 'a misspelt wish for the thread',
      key: 'a.md',
      body: withFields('bluesky: { reply: nobody, cardtitle: x }'),
      expected: messages.unknownKey('bluesky: cardtitle', 'cardTitle'),
    },
    {
      name: 'a misspelt key of an author',
      key: 'a.md',
      body: withFields('authors: [{ name: Ann Lee, ulr: "https://example.org" }]'),
      expected: messages.unknownKey('authors: ulr', 'url'),
    },
    {
      name: 'a key that is a trap',
      key: 'a.md',
      body: withFields('__proto__: { draft: true }'),
      expected: messages.unknownKey('__proto__', undefined),
    },
    {
      name: 'an image without a description',
      key: 'a.md',
      body: withFields('image: https://example.org/a.png'),
      expected: messages.imageWithoutAlt(),
    },
    {
      name: 'an image beside the article',
      key: 'a.md',
      body: withFields('image: map.pdf'),
      expected: messages.imageNeedsAddress('map.pdf'),
    },
    {
      name: 'a picture beside the article',
      key: 'a.md',
      body: `# T\n\n${text} ![A map](map.pdf)`,
      expected: messages.imageNeedsAddress('map.pdf'),
    },
    {
      name: 'a picture without a description',
      key: 'a.md',
      body: `# T\n\n${text} ![](map.png)`,
      expected: messages.picturesWithoutAlt(1),
    },
    {
      name: 'pictures without a description',
      key: 'a.md',
      body: `# T\n\n${text} ![](map.png) ![](pier.png)`,
      expected: messages.picturesWithoutAlt(2),
    },
    {
      name: 'a picture within the article',
      key: 'a.md',
      body: `# T\n\n${text} ![x](data:image/png;base64,AAAA)`,
      expected: messages.imageEmbedded(),
    },
    {
      name: 'a line above the title',
      key: 'a.txt',
      body: `Peace research, made plain.\n\nTitle\n\n${text}`,
      expected: messages.leftOutAbove('Peace research, made plain.'),
    },
    {
      name: 'a line below the article',
      key: 'a.txt',
      body: `Title\n\n${text}\n\nNext article The rest`,
      expected: messages.leftOutLine('Next article The rest'),
    },
    {
      name: 'a script',
      key: 'a.md',
      body: `# T\n\n${text}\n\n<script>alert(1)</script>`,
      expected: messages.forbidden(['script']),
    },
    {
      name: 'another encoding',
      key: 'a.txt',
      body: latin1(`\xff\xfe${'Title\n\nText.'.replaceAll(/[^]/g, '$&\0')}`),
      expected: messages.encoding('UTF-16LE'),
    },
  ])('says so of $name', async ({ key, body, expected }) => {
    const { notes } = await readAccepted(key, body)
    expect(notes).toContain(expected)
    expect(expected).toMatch(sentences)
  })
})
