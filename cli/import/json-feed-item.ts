import * as z from 'zod'

import { parseOldDate, plainLine, type OldArticle } from './old-article.ts'
import { escapeText } from './xml-element.ts'

const author = z.object({ name: z.string().optional(), url: z.string().optional() })

const item = z.object({
  id: z.coerce.string().optional(),
  url: z.string().optional(),
  title: z.string().optional(),
  content_html: z.string().optional(),
  content_text: z.string().optional(),
  summary: z.string().optional(),
  image: z.string().optional(),
  date_published: z.string().optional(),
  date_modified: z.string().optional(),
  authors: z.array(author).optional(),
  author: author.optional(),
  tags: z.array(z.string()).default([]),
  language: z.string().optional(),
})

/** A JSON Feed of version 1 or 1.1. */
export const jsonFeedSchema = z.object({
  version: z.string().regex(/^https:\/\/jsonfeed\.org\/version\/1/),
  language: z.string().optional(),
  authors: z.array(author).optional(),
  author: author.optional(),
  next_url: z.string().optional(),
  items: z.array(item),
})

type Authors = Pick<z.output<typeof item>, 'author' | 'authors'>

export const jsonAuthors = ({ authors, author: one }: Authors): OldArticle['authors'] =>
  (authors ?? (one ? [one] : [])).flatMap(({ name, url }) => {
    if (name === undefined) return []
    return [url === undefined ? { name } : { name, url }]
  })

/** An item of a JSON Feed. */
export const parseJsonItem = (given: z.output<typeof item>): OldArticle => ({
  id: given.id ?? given.url,
  link: given.url,
  title: plainLine(given.title),
  html: given.content_html ?? paragraphs(given.content_text ?? ''),
  summary: plainLine(given.summary),
  published: parseOldDate(given.date_published),
  updated: parseOldDate(given.date_modified),
  authors: jsonAuthors(given),
  tags: given.tags.map(plainLine),
  language: given.language,
  image: given.image,
})

const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeText(paragraph.trim())}</p>`)
    .join('\n')
