import type { ArticleImage } from '../article/article.ts'
import { webUrl } from '../web-url.ts'
import { Markup, markup } from './markup.ts'

/** A picture with an absolute `http` or `https` URL. */
export type WebPicture = ArticleImage

/** The picture of the page at `url`, if it is on the web. */
export function webPicture(image: ArticleImage | undefined, url: string): WebPicture | undefined {
  const src = webUrl(image?.src, url)
  return image === undefined || src === undefined ? undefined : { ...image, src }
}

/** A picture that keeps its place before it has come; the first of a page is loaded before others. */
export function renderPicture({ src, alt, width, height }: WebPicture, { first }: { readonly first: boolean }): Markup {
  const size = width && height ? markup` width="${width}" height="${height}"` : undefined
  const priority = new Markup(first ? 'fetchpriority="high"' : 'loading="lazy"')
  return markup`<img src="${src}" alt="${alt}"${size} ${priority} decoding="async">`
}

/** The picture above an article with its caption. One that is taller than it is wide gets less of the width. */
export function renderCover(picture: WebPicture): Markup {
  const { caption, width = 0, height = 0 } = picture
  return markup`<figure class="cover${height > width ? ' tall' : ''}">
    ${renderPicture(picture, { first: true })}${caption === undefined ? undefined : markup`<figcaption>${caption}</figcaption>`}
  </figure>`
}
