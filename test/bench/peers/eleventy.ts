import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { tryToRun, type Peer } from './peer.ts'

const config = `import { feedPlugin } from '@11ty/eleventy-plugin-rss'
export default function (eleventy) {
  eleventy.addPlugin(feedPlugin, {
    type: 'rss',
    outputPath: '/feed.xml',
    collection: { name: 'articles', limit: 50 },
    metadata: { language: 'en', title: 'The Lighthouse', subtitle: 'Articles', base: 'https://example.org/', author: { name: 'The Lighthouse' } },
  })
  eleventy.addCollection('articles', (all) => all.getFilteredByGlob('content/*.md'))
}
export const config = { dir: { input: 'content', includes: '../layouts', output: 'public' }, markdownTemplateEngine: false }
`
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title><meta name="description" content="{{ summary }}"></head><body><h1>{{ title }}</h1><time>{{ page.date }}</time>{{ content }}</body></html>`
const list = (of: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Articles</title></head><body>{% assign newest = ${of} | reverse %}{% for each in newest limit: 50 %}<h2><a href="{{ each.url }}">{{ each.data.title }}</a></h2><p>{{ each.data.summary }}</p>{% endfor %}</body></html>`

const prepare =
  (modules: string) =>
  (folder: string): void => {
    mkdirSync(join(folder, 'layouts'), { recursive: true })
    symlinkSync(modules, join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
    writeFileSync(join(folder, 'eleventy.config.js'), config)
    writeFileSync(join(folder, 'layouts/page.liquid'), page)
    writeFileSync(join(folder, 'content/content.json'), JSON.stringify({ layout: 'page.liquid' }))
    writeFileSync(
      join(folder, 'content/index.liquid'),
      `---\nlayout: false\npermalink: /\n---\n${list('collections.articles')}`,
    )
    writeFileSync(
      join(folder, 'content/tags.liquid'),
      `---\nlayout: false\npagination: { data: collections, size: 1, alias: tag, filter: [all, articles] }\npermalink: "/tags/{{ tag }}/"\n---\n${list('collections[tag]')}`,
    )
  }

/** Eleventy 3 with its plugin for feeds, installed from npm into the folder; else why it is missing. */
export function installEleventy(folder: string): Peer | string {
  writeFileSync(join(folder, 'package.json'), '{}')
  try {
    execFileSync('npm', ['install', '--silent', '--no-audit', '@11ty/eleventy@3', '@11ty/eleventy-plugin-rss@3'], {
      cwd: folder,
      stdio: 'ignore',
    })
  } catch {
    return 'Eleventy could not be installed from npm.'
  }
  const modules = join(folder, 'node_modules')
  const command = join(modules, '@11ty/eleventy/cmd.cjs')
  return {
    name: 'Eleventy',
    version: `v${tryToRun(process.execPath, [command, '--version']) ?? ''}`,
    prepare: prepare(modules),
    command: [process.execPath, command, '--quiet'],
    feed: 'public/feed.xml',
  }
}
