/** Where each format of the publication's feed is served, below the site's root. */
export const feedPaths = { rss: '/feed.xml', atom: '/atom.xml', json: '/feed.json' } as const
