import { spawnSync } from 'node:child_process'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { PublishedThread } from '../../local/pds/published-thread.ts'
import type { LocalPds, RepositoryCommit } from '../../local/pds/pds.ts'
import { elementsOf } from '../../shared/article/html-tree.ts'
import { readAtom, readJsonFeed, type ReadEntry, readRss } from '../feeds/read-feed.ts'

/** What a visitor gets. @throws {Error} unless it is 200 */
export async function get(url: string): Promise<string> {
  const response = await fetch(url)
  if (response.status !== 200) throw new Error(`Cannot get ${url}: ${response.status}`)
  return response.text()
}

/** The entries of RSS, Atom and JSON Feed, in this order, as the site serves them. */
export const readFeeds = async (siteUrl: string): Promise<readonly (readonly ReadEntry[])[]> =>
  Promise.all([
    get(`${siteUrl}/feed.xml`).then(readRss),
    get(`${siteUrl}/atom.xml`).then(readAtom),
    get(`${siteUrl}/feed.json`).then(readJsonFeed),
  ])

/** Headings, paragraphs and list items of the article's text on its page. */
export function bodyBlocks(html: string): readonly Element[] {
  const body = [...elementsOf(fromHtml(html))].find(({ properties }) =>
    [properties['className']].flat().includes('body'),
  )
  return [...elementsOf({ type: 'root', children: body?.children ?? [] })].filter(({ tagName }) =>
    /^(?:h\d|p|li)$/.test(tagName),
  )
}

export const textsOf = ({ posts }: PublishedThread): readonly string[] =>
  posts.map(({ value: { text } }) => (typeof text === 'string' ? text : ''))

/** Every post of the account, as its PDS lists them. */
export async function listPosts(pds: LocalPds | undefined): Promise<unknown> {
  const query = new URLSearchParams({ repo: pds?.did ?? '', collection: 'app.bsky.feed.post', limit: '100' })
  return JSON.parse(await get(`${pds?.url}/xrpc/com.atproto.repo.listRecords?${query.toString()}`))
}

/** The commits that created posts; others write documents and lead them to their threads. */
export async function threadCommits(pds: LocalPds | undefined): Promise<readonly RepositoryCommit[]> {
  const commits = (await pds?.readCommits()) ?? []
  return commits.filter(({ paths }) => paths.some((path) => path.startsWith('app.bsky.feed.post/')))
}

/** What xmllint says, nothing for a well-formed document; nothing either where it is not installed. */
export function complaintsOfXmllint(xml: string): string {
  const { error, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '-'], { input: xml, encoding: 'utf8' })
  return error ? '' : stderr
}
