import { zipArchive } from './zip-archive.ts'

/** An upload that is meant to cost much to read. */
export interface HostileUpload {
  readonly name: string
  readonly key: string
  readonly body: () => string | Uint8Array
}

const megabytes = 5
const full = megabytes * 1024 * 1024
/** Just below what text formats read at all. */
const most = 310_000
const fill = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length))
const page = (body: string): string => `<!doctype html><html><head><title>T</title></head><body><article>${body}`
const word = (body: string, others: readonly { name: string; content: string | Uint8Array }[] = []): Uint8Array =>
  zipArchive([
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Title</w:t></w:r></w:p>${body}</w:body></w:document>`,
    },
    ...others,
  ])
const run = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const numbered = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join('')

/** Bytes that no compression makes smaller, the same every time. */
export function noise(bytes: number): Uint8Array {
  const random = new Uint8Array(bytes)
  let seed = 1
  for (let index = 0; index < bytes; index += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    random[index] = seed >>> 24
  }
  return random
}

const pieces = [
  '& ¦&¦<¦>¦<p>¦<a ¦<!--¦</p>¦<b><p>¦<table>¦<svg><p>¦<i>x</i>¦<x a="¦word ¦ ¦\n¦\t¦- ¦\n- x¦> ¦[¦![¦[](¦*a ¦_a_¦`¦`a``¦~~',
  '|a|b|\n|-|-|\n¦[^1]¦^[a¦\n\n[^1]: a¦[a]: b\n¦    ¦# x\n¦"¦“¦http://¦a.¦By A, ¦é¦😀¦漢¦\u202e¦\0¦\r¦&amp;',
].flatMap((list) => list.split('¦'))

const texts = ['a.md', 'a.txt'].flatMap((key) =>
  pieces.map((piece) => ({
    name: `${most / 1000} KB of ${JSON.stringify(piece)}`,
    key,
    body: () => `# Title\n\nText\n\n${fill(piece, most)}`,
  })),
)
const largest = ['a.md', 'a.txt', 'a.html'].flatMap((key) =>
  pieces
    .filter((_, index) => key === 'a.html' || index % 8 === 0)
    .map((piece) => ({ name: `5 MB of ${JSON.stringify(piece)}`, key, body: () => fill(piece, full) })),
)

const pages = pieces.map((piece) => ({
  name: `a page of ${JSON.stringify(piece)}`,
  key: 'a.html',
  body: () => page(fill(piece, full - 1000)),
}))

const frontMatter = [
  { name: 'aliases', yaml: `a: &a [x, x]\n${numbered(25, (index) => `b${index}: &b${index} [*a, *a]\n`)}` },
  { name: 'brackets', yaml: `tags: ${fill('[', 29_000)}` },
  { name: 'braces', yaml: `tags: ${fill('{a: ', 29_000)}` },
  { name: 'maps', yaml: numbered(100, (index) => `${' '.repeat(index)}a:\n`) },
  { name: 'keys', yaml: numbered(3000, (index) => `k${index}: 1\n`) },
  { name: 'one key', yaml: fill('a: 1\n', 29_000) },
  { name: '__proto__', yaml: '__proto__: { title: T }\nconstructor: { prototype: { title: T } }\n' },
  { name: 'tags of a language', yaml: 'title: !!js/function "function () { process.exit(1) }"\n' },
  { name: 'quotation marks', yaml: `title: ${fill(`'"`, 29_000)}` },
  { name: 'spaces', yaml: `title: ${fill(' ', 29_000)}x\n` },
].map(({ name, yaml }) => ({ name: `front matter of ${name}`, key: 'a.md', body: () => `---\n${yaml}\n---\nText.` }))

const trees = [
  { name: '100,000 elements deep', key: 'a.html', body: () => fill('<div>', 500_000) },
  { name: 'a page 100,000 elements deep', key: 'a.html', body: () => page(fill('<div>', 500_000)) },
  {
    name: 'formatting that is taken up again',
    key: 'a.html',
    body: () => page(fill('<b><i><u><s><em></p><p>', 400_000)),
  },
  {
    name: 'a title of many sites',
    key: 'a.html',
    body: () => `<html><title>${fill(' | x', 590_000)}</title><body><p>Text`,
  },
  {
    name: 'a description of 400 KB',
    key: 'a.html',
    body: () => `<html><title>T</title><meta name="description" content="${fill('A b. ', 400_000)}"><body><p>Text`,
  },
  {
    name: 'a hundred authors of 4 KB',
    key: 'a.html',
    body: () =>
      `<html><title>T</title>${fill(`<meta name="citation_author" content="${fill('Ann ', 4000)}">`, 400_000)}<body><p>Text`,
  },
  {
    name: 'an address of 400 KB',
    key: 'a.html',
    body: () =>
      `<html><title>T</title><link rel="canonical" href="https://example.org/${fill('x', 400_000)}"><body><p>Text`,
  },
  { name: 'attributes', key: 'a.html', body: () => `<p ${numbered(400_000, (index) => `a${index} `)}>` },
  { name: 'a script of 5 MB', key: 'a.html', body: () => page(`<script>${fill('x', full - 2000)}</script><p>Text`) },
  {
    name: 'JSON-LD of 4 MB',
    key: 'a.html',
    body: () => page(`<script type="application/ld+json">${fill('[', full - 4000)}</script><p>Text`),
  },
  {
    name: 'JSON-LD with many authors',
    key: 'a.html',
    body: () =>
      page(
        `<script type="application/ld+json">[${numbered(60_000, (index) => `{"@type":"Article","author":{"@id":"${index}"}},`)}{}]</script><p>Text`,
      ),
  },
  { name: 'meta elements', key: 'a.html', body: () => page(fill('<meta name="keywords" content="a,b,c">', 600_000)) },
  {
    name: 'a page of a megabyte of text',
    key: 'a.html',
    body: () => page(fill('<p>The ferry ran again, and both banks sent someone.</p>', 900_000)),
  },
]

const documents = [
  { name: 'zeros', body: () => word('', [{ name: 'a.xml', content: new Uint8Array(30 * 1024 * 1024) }]) },
  {
    name: '19 MB of zeros beside noise',
    body: () =>
      word('', [
        { name: 'a', content: new Uint8Array(19_000_000) },
        { name: 'b', content: noise(300_000) },
      ]),
  },
  { name: '19 MB of XML', body: () => word(fill(run('word '), 19_000_000), [{ name: 'b', content: noise(300_000) }]) },
  { name: 'a million elements', body: () => word(fill('<w:p/>', 3_900_000), [{ name: 'b', content: noise(100_000) }]) },
  {
    name: 'as many elements as are read',
    body: () => word(fill(run('word '), 250_000), [{ name: 'b', content: noise(100_000) }]),
  },
  {
    name: 'as many attributes as are read',
    body: () =>
      word(fill(`<w:p ${numbered(290, (index) => `w:a${index}="x" `)}/>`, 3_900_000), [
        { name: 'b', content: noise(100_000) },
      ]),
  },
  {
    name: 'as much text as is read',
    body: () => word(fill(run(fill('word ', 3000)), 3_900_000), [{ name: 'b', content: noise(100_000) }]),
  },
  {
    name: 'one run of text',
    body: () => word(run(fill('&amp;', 3_900_000)), [{ name: 'b', content: noise(100_000) }]),
  },
  {
    name: 'elements within elements',
    body: () => word(fill('<w:sdt><w:sdtContent>', 3_000_000), [{ name: 'b', content: noise(100_000) }]),
  },
  {
    name: 'tables within tables',
    body: () => word(`${fill('<w:tbl><w:tr><w:tc>', 19 * 120)}x${fill('</w:tc></w:tr></w:tbl>', 22 * 120)}`),
  },
  {
    name: 'fields',
    body: () =>
      word(
        `${'<w:fldChar w:fldCharType="begin"/><w:instrText> </w:instrText>'.repeat(900)}${'<w:fldChar w:fldCharType="end"/>'.repeat(900)}`,
      ),
  },
  {
    name: 'spaces of names',
    body: () =>
      word(
        numbered(19_000, (index) => `<a:x xmlns:a="b${index}" xmlns:c="d${index}">`),
        [{ name: 'b', content: noise(100_000) }],
      ),
  },
  {
    name: 'cells',
    body: () =>
      word(`<w:tbl>${fill('<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>', 350_000)}</w:tbl>`, [
        { name: 'b', content: noise(100_000) },
      ]),
  },
  {
    name: 'a declaration of entities',
    body: () =>
      zipArchive([
        {
          name: 'word/document.xml',
          content: `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${numbered(20, (index) => `<!ENTITY a${index} "&a;&a;&a;&a;">`)}]><a>&a19;</a>`,
        },
      ]),
  },
].map(({ name, body }) => ({ name: `a Word document of ${name}`, key: 'a.docx', body }))

/** Every hostile upload; each is made only when it is asked for. */
export const hostileUploads: readonly HostileUpload[] = [
  ...frontMatter,
  ...texts,
  ...largest,
  ...pages,
  ...trees,
  ...documents,
]
