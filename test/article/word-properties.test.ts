import { describe, expect, it } from 'vitest'

import { parseWordProperties } from '../../shared/article/word-properties.ts'

const core = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${inner}</cp:coreProperties>`

describe(parseWordProperties, () => {
  it.each([
    { name: 'a title with references', inner: '<dc:title>Fish &amp; chips &#8212; &lt;b&gt;</dc:title>' },
    { name: 'a title under another prefix', inner: '<x:title xmlns:x="y">Fish &amp; chips — &lt;b&gt;</x:title>' },
    { name: 'a title of several elements', inner: '<dc:title>Fish <b>&amp; chips</b> — &lt;b&gt;</dc:title>' },
    { name: 'the last of several titles', inner: '<dc:title>No</dc:title><title>Fish &amp; chips — &lt;b&gt;</title>' },
    { name: 'a title beside empty elements', inner: '<dc:creator/><title>Fish &amp; chips — &lt;b&gt;</title><a></a>' },
  ])('reads $name', ({ inner }) => {
    expect(parseWordProperties(core(inner))).toEqual({ title: 'Fish & chips — <b>' })
  })

  it('takes the date of a template for none', () => {
    const created = (date: string): string => core(`<dcterms:created xmlns:dcterms="x">${date}</dcterms:created>`)
    expect(parseWordProperties(created('2013-12-23T23:15:00Z'))).toEqual({})
    expect(parseWordProperties(created('2013-12-23T23:16:00Z'))).toEqual({ date: '2013-12-23T23:16:00.000Z' })
  })

  it('knows no entities but those of XML', () => {
    expect(parseWordProperties(core('<dc:title>Fish &nbsp; chips</dc:title>'))).toEqual({ title: 'Fish &nbsp; chips' })
  })

  it.each(['<dc:title>Fish', '<dc:title>Fish<dc:creator>Ann</dc:creator>', '<dc:creator><b>Ann</dc:creator>'])(
    'throws where an element ends in the middle: %s',
    (inner) => {
      expect(() => parseWordProperties(core(inner))).toThrow(SyntaxError)
    },
  )

  it.each(['', 'no XML', '<a/>'])('finds nothing in “%s”', (xml) => {
    expect(parseWordProperties(xml)).toEqual({})
  })
})
