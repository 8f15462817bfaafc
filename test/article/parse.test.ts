import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messages } from '../../shared/article/messages.ts'
import { readAccepted, readComplaints, readUpload } from './read-upload.ts'

const prose = 'The ferry ran again on Monday, and both banks sent someone to watch it. '

describe('parseUpload of Markdown', () => {
  it('takes everything that front matter may say', async () => {
    const { notes, ...content } = await readAccepted(
      'a.md',
      `---
title: The ferry
summary: It runs again.
slug: ferry
date: 2026-11-23
publishAt: 2026-11-24T09:00
updated: 2026-11-25
authors: [Ann Lee, { name: Tom Ray, url: 'https://example.org/tom' }]
tags: ['#ferries', rivers, Rivers]
language: en_gb
image: { src: 'https://example.org/a.png', alt: A ferry, caption: It runs. }
canonical: https://example.org/ferry
draft: true
bluesky: { thread: [One., Two.], cardTitle: Ferry }
correction: The river was misspelt.
withdrawn: false
---
${prose}`,
    )
    expect(notes).toEqual([])
    expect(content).toEqual({
      title: 'The ferry',
      summary: 'It runs again.',
      bodyHtml: `<p>${prose.trim()}</p>`,
      slug: 'ferry',
      date: '2026-11-22T23:00:00.000Z',
      publishAt: '2026-11-24T08:00:00.000Z',
      updated: '2026-11-24T23:00:00.000Z',
      authors: [{ name: 'Ann Lee' }, { name: 'Tom Ray', url: 'https://example.org/tom' }],
      tags: ['ferries', 'rivers'],
      language: 'en-GB',
      image: { src: 'https://example.org/a.png', alt: 'A ferry', caption: 'It runs.' },
      canonical: 'https://example.org/ferry',
      draft: true,
      bluesky: { thread: ['One.', 'Two.'], cardTitle: 'Ferry' },
      correction: 'The river was misspelt.',
      withdrawn: false,
    })
  })

  it('reads a key whatever its capitals, spaces, hyphens and underscores', async () => {
    const fields = [
      'Title: The ferry',
      'DRAFT: true',
      'publish at: 2026-11-24T09:00',
      'blue-sky: false',
      'with_drawn: true',
    ]
    const { notes, ...content } = await readAccepted('a.md', `---\n${fields.join('\n')}\n---\n${prose}`)
    expect(notes.filter((note) => note.includes('front matter'))).toEqual([])
    expect(content).toMatchObject({
      title: 'The ferry',
      draft: true,
      publishAt: '2026-11-24T08:00:00.000Z',
      bluesky: false,
      withdrawn: true,
    })
  })

  it('keeps cells and items apart in the summary of an article without a paragraph', async () => {
    const { summary } = await readAccepted(
      'a.md',
      '# Tides\n\n| Pier | Tide |\n| - | - |\n| East | High |\n\n- Bring boots\n- Bring a lamp',
    )
    expect(summary).toBe('Pier Tide East High Bring boots Bring a lamp')
  })

  it('reads no key twice, however it is spelt', async () => {
    const complaints = await readComplaints('a.md', `---\ndraft: true\nDraft: false\n---\n${prose}`)
    expect(complaints).toEqual([{ message: messages.frontMatterTwice('draft'), line: 3, column: 1 }])
  })

  it.each([
    { name: 'the first heading', body: `# The ferry\n\n${prose}`, title: 'The ferry', html: `<p>${prose.trim()}</p>` },
    {
      name: 'a heading of any level',
      body: `### The ferry\n\n${prose}`,
      title: 'The ferry',
      html: `<p>${prose.trim()}</p>`,
    },
    { name: 'a short first line', body: `The *ferry*\n\n${prose}`, title: 'The ferry', html: `<p>${prose.trim()}</p>` },
    { name: 'a number', body: `---\ntitle: 007\n---\n${prose}`, title: '007', html: `<p>${prose.trim()}</p>` },
    {
      name: 'front matter, and not again the heading',
      body: `---\ntitle: The ferry\n---\n# The Ferry\n\n${prose}`,
      title: 'The ferry',
      html: `<p>${prose.trim()}</p>`,
    },
  ])('takes the title from $name', async ({ body, title, html }) => {
    expect(await readAccepted('a.md', body)).toMatchObject({ title, bodyHtml: html })
  })

  it.each([
    { name: 'moves headings down below the title', body: '# T\n\n# A\n\n## B\n\nx', expected: ['h2', 'h3'] },
    { name: 'moves headings up to the second level', body: '# T\n\n### A\n\n#### B\n\nx', expected: ['h2', 'h3'] },
  ])('$name', async ({ body, expected }) => {
    const { bodyHtml } = await readAccepted('a.md', body)
    expect(bodyHtml.match(/(?<=<)h\d/g)).toEqual(expected)
  })

  it('keeps figures, tables and footnotes', async () => {
    const { bodyHtml } = await readAccepted(
      'a.md',
      `# T\n\nText.[^1]\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n<figure><img src="https://example.org/a.png" alt="A"><figcaption>B</figcaption></figure>\n\n[^1]: Note.\n`,
    )
    expect(bodyHtml).toContain('<td align="right">2</td>')
    expect(bodyHtml).toContain('<figcaption>B</figcaption>')
    expect(bodyHtml).toContain('<a href="#text-fn1" id="text-fnref1">')
    expect(bodyHtml).toContain('<li id="text-fn1">')
  })

  it('drops scripts and styles with all that is in them', async () => {
    const { bodyHtml } = await readAccepted('a.md', `# T\n\n${prose}\n\n<script>let a</script>\n\n<style>b {}</style>`)
    expect(bodyHtml).toBe(`<p>${prose.trim()}</p>`)
  })

  it('leaves quotation marks as typed', async () => {
    const { bodyHtml } = await readAccepted('a.md', `# T\n\n"straight" and “curly” -- ...`)
    expect(bodyHtml).toBe('<p>"straight" and “curly” -- ...</p>')
  })
})

describe('parseUpload of wishes for the thread', () => {
  it.each([
    { name: 'none', yaml: 'false', expected: false },
    { name: 'one whatever the article’s date', yaml: 'true', expected: { announce: true } },
    { name: 'one post', yaml: '{ thread: One. }', expected: { thread: ['One.'] } },
    { name: 'replies of all', yaml: '{ replies: everyone }', expected: { replies: 'everyone' } },
    {
      name: 'replies of none, and no quotes',
      yaml: '{ replies: nobody, quotes: false }',
      expected: { replies: 'nobody', quotes: false },
    },
    { name: 'replies of one group', yaml: '{ replies: mentioned }', expected: { replies: ['mentioned'] } },
    {
      name: 'replies of groups, once each',
      yaml: '{ replies: [followers, following, followers], quotes: true }',
      expected: { replies: ['followers', 'following'], quotes: true },
    },
  ])('takes $name', async ({ yaml, expected }) => {
    const { bluesky } = await readAccepted('a.md', `---\ntitle: T\nbluesky: ${yaml}\n---\n${prose}`)
    expect(bluesky).toEqual(expected)
  })
})

describe('parseUpload of plain text', () => {
  it.each([
    {
      name: 'a short line with a colon into a heading',
      body: 'What It Means:\n\nText.',
      html: '<h2>What It Means</h2><p>Text.</p>',
    },
    {
      name: 'a sentence above a list into a paragraph',
      body: 'They agreed on these three things:\n\n- one\n- two',
      html: '<p>They agreed on these three things:</p><ul><li>one</li><li>two</li></ul>',
    },
    { name: 'numbers into a list', body: '3. one\n\n4. two', html: '<ol start="3"><li>one</li><li>two</li></ol>' },
    {
      name: 'a paragraph in quotation marks into a quotation',
      body: '“He said “no” twice.”',
      html: '<blockquote><p>“He said “no” twice.”</p></blockquote>',
    },
    {
      name: 'two quotations in one paragraph into a paragraph',
      body: '“Yes,” he said. “No.”',
      html: '<p>“Yes,” he said. “No.”</p>',
    },
    {
      name: 'a bare address into a link',
      body: 'See https://example.org/a_(b), please.',
      html: '<p>See <a href="https://example.org/a_(b)">https://example.org/a_(b)</a>, please.</p>',
    },
    { name: 'markup into text', body: '<b>x</b> & y', html: '<p>&#x3C;b>x&#x3C;/b> &#x26; y</p>' },
    { name: 'short lines into lines', body: 'One street\nOne town', html: '<p>One street<br>\nOne town</p>' },
    {
      name: 'lines broken at a margin into a paragraph',
      body: 'The ferry ran again on Monday, and both banks\nsent someone to watch it.',
      html: '<p>The ferry ran again on Monday, and both banks\nsent someone to watch it.</p>',
    },
  ])('makes $name', async ({ body, html }) => {
    expect(await readAccepted('a.txt', `Title\n\n${body}\n\n${prose}`)).toMatchObject({
      bodyHtml: `${html}<p>${prose.trim()}</p>`,
    })
  })

  it.each([
    { name: 'that stands alone', head: 'The Ferry' },
    { name: 'that is underlined', head: 'The Ferry\n=========' },
    { name: 'that stands twice below a tagline', head: 'News of the river.\n\nThe Ferry\n\nThe Ferry' },
    { name: 'that stands twice, once with the site', head: 'The Ferry | River News\n\nThe Ferry' },
    { name: 'below the publication’s own tagline', head: 'Peace research, made plain.\n\nThe Ferry' },
    { name: 'below the menu', head: 'Skip to content\nHome > News\n\nThe Ferry' },
    { name: 'above a byline', head: 'The Ferry\nBy Ann Lee and Tom Ray | 9 March 2026' },
  ])('finds a title $name', async ({ head }) => {
    expect(await readAccepted('a.txt', `${head}\n\n${prose}`)).toMatchObject({
      title: 'The Ferry',
      bodyHtml: `<p>${prose.trim()}</p>`,
    })
  })

  it('finds who wrote it and when', async () => {
    const { authors, date } = await readAccepted('a.txt', `Title\n\nBy Ann Lee and Tom Ray | 9 March 2026\n\n${prose}`)
    expect(authors).toEqual([{ name: 'Ann Lee' }, { name: 'Tom Ray' }])
    expect(date).toBe('2026-03-08T23:00:00.000Z')
  })

  it('keeps a first sentence that begins as a byline does', async () => {
    const { bodyHtml } = await readAccepted('a.txt', `Title\n\nBy 2030 the ferry will be free.\n\n${prose}`)
    expect(bodyHtml).toContain('By 2030 the ferry will be free.')
  })
})

describe('parseUpload of a web page', () => {
  it('takes what the page says of its article', async () => {
    const data = {
      '@graph': [
        {
          '@type': 'NewsArticle',
          headline: 'The Ferry',
          author: [{ name: 'Ann Lee' }],
          datePublished: '2026-03-09T10:00:00Z',
          keywords: 'rivers, ferries',
          image: { url: 'https://example.net/a.png' },
        },
      ],
    }
    const page = `<html lang="de"><head><title>The Ferry - News</title><link rel="canonical" href="https://example.net/ferry"><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><article>${`<p>${prose}</p>`.repeat(5)}<p><a href="more">x</a><img src="b.png" alt="B"></p></article></body></html>`
    const content = await readAccepted('a.html', page)
    expect(content).toMatchObject({
      title: 'The Ferry',
      authors: [{ name: 'Ann Lee' }],
      date: '2026-03-09T10:00:00.000Z',
      tags: ['rivers', 'ferries'],
      language: 'de',
      canonical: 'https://example.net/ferry',
      image: { src: 'https://example.net/a.png', alt: '' },
    })
    expect(content.bodyHtml).toContain(
      '<a href="https://example.net/more">x</a><img src="https://example.net/b.png" alt="B">',
    )
  })

  it.each([
    { name: 'a headline that is a description', data: { headline: 'Crossing of a river', name: 'The Ferry' } },
    { name: 'a name that is the site’s', data: { headline: 'The Ferry', name: 'River News' } },
  ])('prefers the title that the page shows to $name', async ({ data }) => {
    const page = `<html><title>The Ferry - River News</title><script type="application/ld+json">${JSON.stringify({ '@type': 'Article', ...data })}</script><body><p>${prose}`
    expect((await readAccepted('a.html', page)).title).toBe('The Ferry')
  })

  it.each([
    { name: 'Markdown', key: 'a.md', body: `# The ferry\n\nBy Ann Lee and Tom Ray | 9 March 2026\n\n${prose}` },
    {
      name: 'Markdown with a title above',
      key: 'a.md',
      body: `---\ntitle: The ferry\n---\nBy Ann Lee and Tom Ray\n\n${prose}`,
    },
    {
      name: 'a page',
      key: 'a.html',
      body: `<html><title>The ferry</title><body><article><div><p>By Ann Lee and Tom Ray</p><p>${prose.repeat(9)}</div></article>`,
    },
  ])('takes the byline at the beginning of $name', async ({ key, body }) => {
    const { authors, bodyHtml } = await readAccepted(key, body)
    expect(authors).toEqual([{ name: 'Ann Lee' }, { name: 'Tom Ray' }])
    expect(bodyHtml).not.toContain('Ann Lee')
    expect(bodyHtml).toContain(prose.trim())
  })

  it.each(['By Monday the ferry ran again.', 'By Ann Lee, who was there', '9 March 2026'])(
    'leaves a first paragraph that is no byline: %s',
    async (line) => {
      const { authors, bodyHtml } = await readAccepted('a.md', `# The ferry\n\n${line}\n\n${prose}`)
      expect(authors).toEqual([{ name: 'The Harbour Digest' }])
      expect(bodyHtml).toContain(line)
    },
  )

  it('reads references to characters in JSON-LD as the characters', async () => {
    const data = {
      '@type': 'Article',
      headline: 'Q&A &#8211; Rivers &amp; <Ferries> &#8216;now&#8217;',
      author: 'A &amp; B',
    }
    const page = `<html><title>Q&amp;A – Rivers &amp; &lt;Ferries&gt; ‘now’ - News</title><script type="application/ld+json">${JSON.stringify(data)}</script><body><p>${prose}`
    const { title, authors } = await readAccepted('a.html', page)
    expect({ title, authors }).toEqual({ title: 'Q&A – Rivers & <Ferries> ‘now’', authors: [{ name: 'A & B' }] })
  })

  it('reads the encoding that the page declares', async () => {
    const page = Buffer.from(`<html><meta charset="windows-1252"><title>T</title><body><p>Caf\u00e9 ${prose}`, 'latin1')
    const { bodyHtml, notes } = await readAccepted('a.html', page)
    expect(bodyHtml).toContain('Café')
    expect(notes).toContain('The file was read as WINDOWS-1252.')
  })

  it('says of a page from right to left that it is', async () => {
    const { bodyHtml } = await readAccepted('a.html', `<html dir="rtl"><title>T</title><body><p>${prose}`)
    expect(bodyHtml).toMatch(/^<div dir="rtl">/)
  })
})

describe('parseUpload', () => {
  it.each([
    { name: 'a byte order mark', head: '\ufeff' },
    { name: 'no byte order mark', head: '' },
  ])('reads UTF-16 with $name', async ({ head }) => {
    const { title } = await readAccepted('a.txt', Buffer.from(`${head}The Ferry\n\n${prose}`, 'utf16le'))
    expect(title).toBe('The Ferry')
  })

  it('leaves no control characters and lone surrogates anywhere', async () => {
    const dirty = 'a\u0007b&#xD800;&#7;c'
    const { notes: _, ...content } = await readAccepted(
      'a.md',
      `---\ntitle: "x\\u0007y\\uD800"\n---\n${dirty}\n\n${prose}`,
    )
    expect(JSON.stringify(content)).not.toMatch(/\\u00[01]|\\ud8/)
    expect(content.title).toBe('xy')
  })

  const key = fc.constantFrom('a.md', 'a.html', 'a.txt')
  const piece = fc.constantFrom(
    '---\n',
    'title: ',
    '# ',
    '\n\n',
    '<p>',
    '</div>',
    '<table>',
    '<svg>',
    '[^1]',
    '](',
    '“',
    'By ',
    '- ',
    ': ',
    '<html>',
    '<title>',
    '<!--',
    '&',
    '```',
    '\u0000',
    '\ud800',
  )

  it('throws for no bytes', async () => {
    await fc.assert(
      fc.asyncProperty(key, fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
        expect(['accepted', 'rejected']).toContain((await readUpload(name, bytes)).outcome)
      }),
    )
  })

  it('throws for no text', async () => {
    await fc.assert(
      fc.asyncProperty(
        key,
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 40 }),
        async (name, pieces) => {
          expect(['accepted', 'rejected']).toContain((await readUpload(name, pieces.join(''))).outcome)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('parseUpload of what Google Docs exports', () => {
  it('has the title in the style of that name, and links that lead past nobody', async () => {
    const passage = 'https://www.google.com/url?q=https://example.org/page&amp;sa=D&amp;ust=1'
    const html = `<html><head><style>.c0{}</style></head><body class="c4 doc-content"><p class="c1 title" id="h.x"><span class="c5">The Ferry</span></p><p class="c2"><span class="c0">It runs on </span><a href="${passage}">Monday</a>.</p><h1 class="c8">Later</h1><p><span>And on Friday.</span></p></body></html>`
    expect(await readAccepted('a.html', html)).toMatchObject({
      title: 'The Ferry',
      bodyHtml: '<p>It runs on <a href="https://example.org/page">Monday</a>.</p><h2>Later</h2><p>And on Friday.</p>',
    })
  })
})
