/** One file of the site. `path` has no leading slash: it is the object's key. */
export interface SiteFile {
  readonly path: string
  readonly contentType: string
  readonly body: string
}

/** As what the site's files are served. */
export const contentTypes = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const

/** The key of the file that answers at this path of the site. */
export const fileAt = (path: string): string => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`

/** A file as the world now sees it, with the ETag that a write in its place must name. */
export interface HostedFile {
  readonly body: string
  readonly etag: string
}

/** Where the site's files are. */
export interface SiteHost {
  get(path: string): Promise<HostedFile | undefined>
  /**
   * Writes in place of the file with this ETag; `undefined`: only where there is none.
   *
   * @returns the ETag of what stands there now; `undefined`: another file stands there
   */
  put(file: SiteFile, etag: string | undefined): Promise<string | undefined>
}
