/** Someone an article is attributed to. */
export interface Author {
  readonly name: string
  readonly url?: string
}

/** A picture that stands for the article: absolute URL, alternative text, caption as plain text. */
export interface ArticleImage {
  readonly src: string
  readonly alt: string
  readonly caption?: string
  /** What is known of the file itself: its media type, its length and its size in pixels as it is to be shown. */
  readonly contentType?: string
  readonly byteLength?: number
  readonly width?: number
  readonly height?: number
}

/** What an editor may say about the article's thread on Bluesky in the front matter. */
export interface ThreadWishes {
  /** The editor's own posts, in order; each is split only where it is longer than a post may be. */
  readonly thread?: readonly string[]
  readonly cardTitle?: string
  /** Who may reply: all, none, or those who follow the account, whom it follows, or whom the thread mentions. Absent: all. */
  readonly replies?: 'everyone' | 'nobody' | readonly ('followers' | 'following' | 'mentioned')[]
  /** Whether others may quote the thread. Absent: they may. */
  readonly quotes?: boolean
  /** The editor asks for a thread in so many words: also for an article of the back catalogue. */
  readonly announce?: true
}

/**
 * What one upload says: the content of an article, before it has an id, a place or a state.
 * Strings are Unicode without control characters or lone surrogates; every date is ISO 8601 in UTC with milliseconds.
 */
export interface ArticleContent {
  readonly title: string
  /** Plain text, at most 300 characters, whole sentences where there are any. */
  readonly summary: string
  /** Sanitized HTML fragment: nothing in it runs, loads a script or styles the page. Headings start at `<h2>`. */
  readonly bodyHtml: string
  readonly authors: readonly Author[]
  readonly tags: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly image?: ArticleImage
  /** The wish of the editor for the last part of the page's path; used at the first acceptance only. */
  readonly slug?: string
  /** When the article was written or first published, if it says so. */
  readonly date?: string
  /** When the editor says it last changed in substance, if it says so. */
  readonly updated?: string
  /** Not before this instant. */
  readonly publishAt?: string
  /** The id by which feed readers know the article from where it was before, if it was: a URI. Used at the first acceptance only. */
  readonly originalId?: string
  /** Where the article first appeared, if not here. */
  readonly canonical?: string
  readonly correction?: string
  readonly withdrawn: boolean
  readonly draft: boolean
  /** `false`: no thread for this article. */
  readonly bluesky: false | ThreadWishes
}

/**
 * An accepted article: its content, and what was decided about it. `id`, `feedId` and `slug` never change after the first
 * acceptance; `published` never after the article went live.
 */
export interface Article extends ArticleContent {
  /** `<slug of the upload's name>-<hash>`: a function of the upload's key alone. ASCII, safe in a path and a file name. */
  readonly id: string
  /** The entry's id in every feed: `originalId` where there is one, else a `tag:` URI (RFC 4151). */
  readonly feedId: string
  readonly slug: string
  readonly published: string
  /** When this version was accepted, or what the front matter says; equals `published` for the first version. */
  readonly updated: string
}

/** Path of the article's page below the site's root, with leading and trailing slash. */
export const pagePath = (article: Pick<Article, 'slug'>): string => `/articles/${article.slug}/`
