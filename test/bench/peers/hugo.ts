import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { userInfo } from 'node:os'

import { tryToRun, type Peer } from './peer.ts'

const config = `baseURL = 'https://example.org/'
languageCode = 'en'
title = 'The Lighthouse'
disableKinds = ['section', 'sitemap']
[outputs]
home = ['HTML', 'RSS']
taxonomy = ['HTML']
term = ['HTML', 'RSS']
[services.rss]
limit = 50
[markup.goldmark.renderer]
unsafe = true
`

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Params.summary }}"></head><body><h1>{{ .Title }}</h1><time>{{ .Date }}</time>{{ .Content }}</body></html>`
const list = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ range first 50 .Pages }}<h2><a href="{{ .Permalink }}">{{ .Title }}</a></h2><p>{{ .Params.summary }}</p>{{ end }}</body></html>`
const home = list.replace('.Pages', '.Site.RegularPages')
const feed = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Title }}</description>{{ range first 50 (where .Site.RegularPages "Kind" "page") }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Content | html }}</description></item>{{ end }}</channel></rss>`

function prepare(folder: string): void {
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true })
  writeFileSync(join(folder, 'config.toml'), config)
  for (const [name, template] of Object.entries({
    'single.html': page,
    'list.html': list,
    'home.html': home,
    'rss.xml': feed,
  }))
    writeFileSync(join(folder, 'layouts/_default', name), template)
}

/** Hugo as Debian packages it, installed where that can be done; else why it is missing. */
export function installHugo(): Peer | string {
  if (
    tryToRun('hugo', ['version']) === undefined &&
    userInfo().uid === 0 &&
    tryToRun('apt-get', ['--version']) !== undefined
  )
    execFileSync('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'hugo'], { stdio: 'ignore' })
  const version = tryToRun('hugo', ['version'])
  if (version === undefined) return 'Hugo is not installed here, and could not be: it needs root and apt-get.'
  return {
    name: 'Hugo',
    version: /v[\d.]+/.exec(version)?.[0] ?? version,
    prepare,
    command: ['hugo', '--quiet'],
    feed: 'public/index.xml',
  }
}
