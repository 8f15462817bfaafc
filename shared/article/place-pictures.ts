import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { dropPictures } from './addresses.ts'
import type { ArticleContent, ArticleImage } from './article.ts'
import { elementsOf, parseHtml } from './html-tree.ts'
import type { PlacedPicture, ShownPicture } from './picture.ts'

/**
 * The content with its pictures in place of what stood for them; those that cannot be shown are taken out.
 *
 * @param pictures what became of each wish, by its `src`
 */
export function placePictures(
  content: ArticleContent,
  pictures: ReadonlyMap<string, PlacedPicture>,
  siteUrl: string,
): ArticleContent {
  if (pictures.size === 0) return content
  const { image, ...rest } = content
  const placed = image && placeImage(image, pictures.get(image.src), siteUrl)
  return { ...rest, bodyHtml: placeInBody(content.bodyHtml, pictures), ...(placed && { image: placed }) }
}

function placeImage(
  image: ArticleImage,
  picture: PlacedPicture | undefined,
  siteUrl: string,
): ArticleImage | undefined {
  if (picture === undefined) return image
  if (picture.shown !== undefined) {
    const { path, ...facts } = picture.shown
    return { ...image, src: `${siteUrl}/${path}`, ...facts }
  }
  return picture.otherwise === undefined ? undefined : { ...image, src: picture.otherwise }
}

function placeInBody(bodyHtml: string, pictures: ReadonlyMap<string, PlacedPicture>): string {
  const body = parseHtml(bodyHtml, 'fragment')
  const gone: Element[] = []
  for (const each of elementsOf(body)) {
    const picture = each.tagName === 'img' ? pictures.get(String(each.properties['src'])) : undefined
    if (picture === undefined) continue
    if (picture.shown !== undefined)
      Object.assign(each.properties, { src: `/${picture.shown.path}`, ...sizeOf(each, picture.shown) })
    else if (picture.otherwise === undefined) gone.push(each)
    else each.properties['src'] = picture.otherwise
  }
  dropPictures(body, gone)
  return toHtml(body).trim()
}

/** As wide as its editor wants it, in its own proportions. */
function sizeOf({ properties }: Element, { width, height }: ShownPicture): { width: number; height: number } {
  const wished = Number(properties['width'])
  return wished >= 1 && wished < width
    ? { width: Math.round(wished), height: Math.max(1, Math.round((height * wished) / width)) }
    : { width, height }
}
