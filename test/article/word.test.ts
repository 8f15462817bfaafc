import { Buffer } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, it } from 'vitest'
import { messages } from '../../shared/article/messages.ts'
import { dangersIn } from './dangers.ts'
import { noise } from './hostile-uploads.ts'
import { readAccepted, readComplaints, readUpload } from './read-upload.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import { publication } from './publication.ts'
import { paragraph, wordDocument } from './word-document.ts'
import { zipArchive, type ZipEntry } from './zip-archive.ts'

const prose = 'The ferry ran again on Monday, and both banks sent someone to watch it.'
const title = new Paragraph({ text: 'The Ferry', heading: HeadingLevel.TITLE })
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const picture = (name: string): ImageRun =>
  new ImageRun({
    type: 'png',
    data: point,
    transformation: { width: 1, height: 1 },
    ...(name === '' ? {} : { altText: { name: 'p', description: name, title: name } }),
  })
/** A picture in the XML of a document, with or within it. */
const drawingOf = (alt: string, reference: 'r:embed' | 'r:link'): string =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="${alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip ${reference}="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
const table = (rows: readonly (readonly string[])[]): Table =>
  new Table({
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          ...(index === 0 ? { tableHeader: true } : {}),
          children: cells.map((cell) => new TableCell({ children: [paragraph(cell)] })),
        }),
    ),
  })
const list = [{ reference: 'steps', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }]

describe('parseUpload of a Word document', () => {
  it('takes title, authors, tags, language and dates from its properties', async () => {
    const properties = { title: 'The Ferry', creator: 'Ann Lee; Tom Ray', keywords: 'rivers, ferries' }
    const { notes, ...content } = await readAccepted('a.docx', await wordDocument([paragraph(prose)], properties))
    expect(content).toMatchObject({
      title: 'The Ferry',
      bodyHtml: `<p>${prose}</p>`,
      authors: [{ name: 'Ann Lee' }, { name: 'Tom Ray' }],
      tags: ['rivers', 'ferries'],
    })
    expect(content.date).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(notes).toContain(messages.authorsFound(['Ann Lee', 'Tom Ray']))
  })

  it('believes a byline before the properties', async () => {
    const document = await wordDocument([title, paragraph('By Ann Lee'), paragraph(prose)], { creator: 'The Office' })
    const { authors, bodyHtml } = await readAccepted('a.docx', document)
    expect({ authors, bodyHtml }).toEqual({ authors: [{ name: 'Ann Lee' }], bodyHtml: `<p>${prose}</p>` })
  })

  it.each([
    { name: 'the style Title', children: [title, paragraph(prose)] },
    {
      name: 'the first heading',
      children: [new Paragraph({ text: 'The Ferry', heading: HeadingLevel.HEADING_2 }), paragraph(prose)],
    },
    { name: 'a short first line', children: [paragraph('The Ferry'), paragraph(prose)] },
  ])('takes the title from $name', async ({ children }) => {
    expect(await readAccepted('a.docx', await wordDocument(children))).toMatchObject({
      title: 'The Ferry',
      bodyHtml: `<p>${prose}</p>`,
    })
  })

  it('leaves out a heading that repeats the title of the properties', async () => {
    const heading = new Paragraph({ text: 'The Ferry', heading: HeadingLevel.HEADING_1 })
    const document = await wordDocument([heading, paragraph(prose)], { title: 'The Ferry' })
    expect(await readAccepted('a.docx', document)).toMatchObject({ title: 'The Ferry', bodyHtml: `<p>${prose}</p>` })
  })

  it('does not mistake what programs write for a title or an author', async () => {
    const document = await wordDocument([title, paragraph(prose)], { title: 'Document1', creator: 'Un-named' })
    expect(await readAccepted('a.docx', document)).toMatchObject({
      title: 'The Ferry',
      authors: [{ name: 'The Harbour Digest' }],
    })
  })

  it.each([
    {
      name: 'headings below the title',
      children: [
        new Paragraph({ text: 'Before', heading: HeadingLevel.HEADING_1 }),
        new Paragraph({ text: 'Long before', heading: HeadingLevel.HEADING_2 }),
      ],
      html: '<h2>Before</h2><h3>Long before</h3>',
    },
    {
      name: 'bullets',
      children: [
        new Paragraph({ text: 'One', bullet: { level: 0 } }),
        new Paragraph({ text: 'Inner', bullet: { level: 1 } }),
      ],
      html: '<ul><li>One<ul><li>Inner</li></ul></li></ul>',
    },
    {
      name: 'numbers',
      children: [
        new Paragraph({ text: 'One', numbering: { reference: 'steps', level: 0 } }),
        new Paragraph({ text: 'Two', numbering: { reference: 'steps', level: 0 } }),
      ],
      html: '<ol><li>One</li><li>Two</li></ol>',
    },
    {
      name: 'tables with their headings',
      children: [
        table([
          ['Bank', 'Boats'],
          ['North', '2'],
        ]),
      ],
      html: '<table><thead><tr><th>Bank</th><th>Boats</th></tr></thead><tbody><tr><td>North</td><td>2</td></tr></tbody></table>',
    },
    {
      name: 'emphasis',
      children: [
        new Paragraph({
          children: [new TextRun({ text: 'a', bold: true }), new TextRun({ text: 'b', italics: true })],
        }),
      ],
      html: '<p><strong>a</strong><em>b</em></p>',
    },
    {
      name: 'links',
      children: [
        new Paragraph({
          children: [new ExternalHyperlink({ link: 'https://example.org/a', children: [new TextRun('a')] })],
        }),
      ],
      html: '<p><a href="https://example.org/a">a</a></p>',
    },
    { name: 'markup as text', children: [paragraph('<b>x</b> & y')], html: '<p>&#x3C;b>x&#x3C;/b> &#x26; y</p>' },
  ])('keeps $name', async ({ children, html }) => {
    const document = await wordDocument([title, paragraph(prose), ...children], { numbering: { config: list } })
    expect((await readAccepted('a.docx', document)).bodyHtml).toBe(`<p>${prose}</p>${html}`)
  })

  it('puts footnotes below a line, linked both ways', async () => {
    const marked = new Paragraph({ children: [new TextRun(prose), new FootnoteReferenceRun(1)] })
    const footnotes = { 1: { children: [paragraph('It was late.')] } }
    const { bodyHtml } = await readAccepted('a.docx', await wordDocument([title, marked], { footnotes }))
    expect(bodyHtml).toContain('<sup><a href="#text-footnote-1" id="text-footnote-ref-1">[1]</a></sup>')
    expect(bodyHtml).toMatch(/<hr><ol><li id="text-footnote-1">.*It was late\..*<a href="#text-footnote-ref-1">/)
  })

  it('leaves a mark for a footnote out of the title', async () => {
    const marked = new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [new TextRun('The Ferry'), new FootnoteReferenceRun(1)],
    })
    const footnotes = { 1: { children: [paragraph('A lecture.')] } }
    expect((await readAccepted('a.docx', await wordDocument([marked, paragraph(prose)], { footnotes }))).title).toBe(
      'The Ferry',
    )
  })

  it('takes a subtitle as the summary', async () => {
    const subtitle = new Paragraph({ text: 'It runs.', style: 'Subtitle' })
    const paragraphStyles = [{ id: 'Subtitle', name: 'Subtitle' }]
    const document = await wordDocument([title, subtitle, paragraph(prose)], { styles: { paragraphStyles } })
    expect(await readAccepted('a.docx', document)).toMatchObject({ summary: 'It runs.', bodyHtml: `<p>${prose}</p>` })
  })

  it('has its pictures inside, with their alternative texts', async () => {
    const document = await wordDocument([
      title,
      paragraph(prose),
      new Paragraph({ children: [picture('A ferry')] }),
      new Paragraph({ children: [picture('')] }),
    ])
    const parsed = await parseUpload({ key: 'a.docx', bytes: document }, publication)
    if (parsed.outcome === 'rejected') throw new Error('rejected')
    expect(parsed.pictures.map(({ src, name }) => ({ src, name }))).toEqual([
      { src: 'inside:1', name: 'A ferry' },
      { src: 'inside:2', name: 'picture 2' },
    ])
    for (const { source } of parsed.pictures)
      expect(source).toEqual({ kind: 'inside', bytes: expect.objectContaining({ length: point.length }) as unknown })
    expect(parsed.content.bodyHtml).toContain('<img alt="A ferry" src="inside:1">')
    expect(parsed.notes).toContain(messages.picturesWithoutAlt(1))
  })

  it('makes a figure of a picture and the caption below it', async () => {
    const caption = new Paragraph({ text: 'The ferry in March', style: 'Caption' })
    const paragraphStyles = [{ id: 'Caption', name: 'Caption' }]
    const document = await wordDocument(
      [title, paragraph(prose), new Paragraph({ children: [picture('A ferry')] }), caption],
      { styles: { paragraphStyles } },
    )
    const parsed = await parseUpload({ key: 'a.docx', bytes: document }, publication)
    expect(parsed.outcome === 'accepted' && parsed.content.bodyHtml).toContain(
      '<figure><img alt="A ferry" src="inside:1"><figcaption>The ferry in March</figcaption></figure>',
    )
  })

  it.each(['emf', 'wmf'])('names a drawing that browsers do not show: %s', async (extension) => {
    const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="${extension}" ContentType="image/x-${extension}"/></Types>`
    const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.${extension}"/></Relationships>`
    const document = zipArchive([
      body(drawingOf('A plan', 'r:embed')),
      { name: '[Content_Types].xml', content: types },
      { name: 'word/_rels/document.xml.rels', content: relationships },
      { name: `word/media/a.${extension}`, content: 'x' },
    ])
    const content = await readAccepted('a.docx', document)
    expect(content.notes).toContain(messages.pictureInside('A plan'))
    expect(content.bodyHtml).toBe(`<p>${prose}</p>`)
  })

  it('keeps no link that runs a script', async () => {
    const link = new ExternalHyperlink({ link: 'javascript:alert(1)', children: [new TextRun('a')] })
    const document = await wordDocument([title, paragraph(prose), new Paragraph({ children: [link] })])
    expect(dangersIn((await readAccepted('a.docx', document)).bodyHtml)).toEqual([])
  })
})

const body = (xml: string, prologue = ''): ZipEntry => ({
  name: 'word/document.xml',
  content: `${prologue}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:r><w:t>The Ferry</w:t></w:r></w:p><w:p><w:r><w:t>${prose}</w:t></w:r></w:p>${xml}</w:body></w:document>`,
})
const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024)
const nested = (depth: number): string =>
  `${'<w:sdt><w:sdtContent>'.repeat(depth)}${'</w:sdtContent></w:sdt>'.repeat(depth)}`

describe('parseUpload of a hostile Word document', () => {
  it('reads the archives that these tests write', async () => {
    expect(await readAccepted('a.docx', zipArchive([body('')]))).toMatchObject({ title: 'The Ferry' })
  })

  it.each([
    { name: 'nothing', document: '', expected: messages.empty() },
    { name: 'no archive', document: 'PK', expected: messages.wordDamaged() },
    {
      name: 'an archive cut short',
      document: zipArchive([body('')]).subarray(0, 200),
      expected: messages.wordDamaged(),
    },
    {
      name: 'an archive of something else',
      document: zipArchive([{ name: 'a', content: '' }]),
      expected: messages.wordDamaged(),
    },
    {
      name: 'a compound file',
      document: Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
      expected: messages.wordProtected(),
    },
    {
      name: 'more than 20 MB',
      document: zipArchive([
        body(''),
        { name: 'word/media/a.png', content: noise(400_000) },
        { name: 'b', content: zeros(21) },
      ]),
      expected: messages.wordTooLarge(),
    },
    {
      name: 'a hundred times its size',
      document: zipArchive([body(''), { name: 'word/media/a.png', content: zeros(3) }]),
      expected: messages.wordTooLarge(),
    },
    {
      name: 'more than it says',
      document: zipArchive([body(''), { name: 'word/media/a.png', content: zeros(3), declaredBytes: 10 }]),
      expected: messages.wordDamaged(),
    },
    {
      name: 'a thousand entries',
      document: zipArchive([
        body(''),
        ...Array.from({ length: 1000 }, (_, index) => ({ name: `${index}`, content: '' })),
      ]),
      expected: messages.wordTooLarge(),
    },
    {
      name: 'a path out of the archive',
      document: zipArchive([body(''), { name: '../a.xml', content: '' }]),
      expected: messages.wordDamaged(),
    },
    {
      name: 'a document type',
      document: zipArchive([body('', '<!DOCTYPE w:document [<!ENTITY b SYSTEM "file:///etc/passwd">]>')]),
      expected: messages.wordDamaged(),
    },
    { name: 'an undeclared entity', document: zipArchive([body('<w:p>&b;</w:p>')]), expected: messages.wordDamaged() },
    {
      name: 'no XML',
      document: zipArchive([{ name: 'word/document.xml', content: 'text' }]),
      expected: messages.wordDamaged(),
    },
    {
      name: 'elements within elements',
      document: zipArchive([body(nested(500))]),
      expected: messages.wordTooLarge(),
    },
    {
      name: 'too many elements',
      document: zipArchive([body('<w:p/>'.repeat(100_000)), { name: 'a', content: noise(30_000) }]),
      expected: messages.wordTooLarge(),
    },
    {
      name: 'too many attributes',
      document: zipArchive([body(`<w:p ${Array.from({ length: 9000 }, (_, index) => `a${index}="x"`).join(' ')}/>`)]),
      expected: messages.wordTooLarge(),
    },
    {
      name: 'fields without end',
      document: zipArchive([
        body(
          `${'<w:fldChar w:fldCharType="begin"/><w:instrText> </w:instrText>'.repeat(3000)}${'<w:fldChar w:fldCharType="end"/>'.repeat(3000)}`,
        ),
      ]),
      expected: messages.wordTooLarge(),
    },
  ])('refuses one that holds $name', async ({ document, expected }) => {
    expect(await readComplaints('a.docx', document)).toEqual([{ message: expected }])
    expect(expected).toMatch(/^\p{Lu}.*\.$/u)
  })

  it('reads no file that a picture links to', async () => {
    const file = new URL('zip-archive.ts', import.meta.url).href
    const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${file}" TargetMode="External"/></Relationships>`
    const document = zipArchive([
      body(drawingOf('A file', 'r:link')),
      { name: 'word/_rels/document.xml.rels', content: relationships },
    ])
    const content = await readAccepted('a.docx', document)
    expect(content.notes).toContain(messages.pictureInside('A file'))
    expect(content.bodyHtml).toBe(`<p>${prose}</p>`)
  })
})

const folder = new URL('../../../shared/articles/docx/', import.meta.url)

describe('parseUpload of a Word document from elsewhere', () => {
  it.skipIf(!existsSync(folder)).each([
    { name: 'footnotes', outcome: 'rejected', says: messages.wordNoTitle() },
    { name: 'simple-list', outcome: 'rejected', says: messages.wordNoTitle() },
    { name: 'tables', outcome: 'accepted', says: '<td>Top left</td>' },
    { name: 'text-box', outcome: 'rejected', says: messages.wordNoTitle() },
    { name: 'tiny-picture', outcome: 'rejected', says: messages.wordNoTitle() },
  ])('becomes what $name should', async ({ name, outcome, says }) => {
    const parsed = await readUpload(`${name}.docx`, readFileSync(new URL(`${name}.docx`, folder)))
    expect(parsed.outcome).toBe(outcome)
    expect(parsed.outcome === 'accepted' ? parsed.content.bodyHtml : parsed.complaints[0]?.message).toContain(says)
  })
})
