import { directionOf } from '../article/direction.ts'
import { designTokens } from '../design-tokens.ts'
import type { Publication } from '../publication.ts'
import { feedLabelsIn } from './feed-labels.ts'

/** Where the style of every feed is served; every document of a feed names it. */
export const feedStylesheetPath = '/feed.css'

/** Text as a string of CSS. */
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

/**
 * Makes a page of a feed that somebody opens in a browser: what it is, how to follow it, and its articles with date and
 * summary. RSS and Atom have elements of the same names for most of that. A link can only be shown, because nothing but
 * HTML is clickable, and HTML in a feed is an error to some readers.
 */
export function renderFeedStylesheet({ language }: Pick<Publication, 'language'>): string {
  const labels = feedLabelsIn(language)
  return `${designTokens}
*{display:none}
:root{background:var(--paper);color:var(--ink);font:1.0625rem/1.55 var(--serif);overflow-wrap:break-word}
/* A document of XML cannot ask a phone for its own width: it is laid out 980 pixels wide, and made small. */
@media(pointer:coarse) and (width:980px){:root{font-size:2.75rem}}${directionOf(language) === 'rtl' ? '\n:root{direction:rtl}' : ''}
rss{display:block}
channel,feed{display:flex;flex-direction:column;max-width:42em;margin:0 auto;padding:1.5em clamp(1.1em,4vw,2em) 4em}
channel>title,feed>title{display:block;order:1;font-size:clamp(1.9em,1.2em + 3vw,3em);font-weight:700;line-height:1.1;letter-spacing:-.02em;text-wrap:balance}
description,subtitle,summary{display:block;color:var(--soft)}
channel>description,subtitle{order:2;margin-top:.4em;font-style:italic}
channel>link:not([rel]),feed>link[rel=alternate]{display:block;order:3;margin-top:.3em;font:.875em/1.5 var(--sans);color:var(--soft)}
feed>link[rel=alternate]::before{content:attr(href)}
channel::before,feed::before{content:${quote(labels.feed)} " " ${quote(labels.subscribe)};order:4;margin-top:1.5em;padding:.9rem 1.1rem 0;background:var(--tint);border-inline-start:4px solid var(--mark);font:.9375em/1.5 var(--sans);text-wrap:balance}
:has(>archive)::before{content:${quote(labels.archive)} " " ${quote(labels.current)}}
link[rel=self],link[rel=current]{display:block;order:5;margin-bottom:1em;padding:.2rem 1.1rem 1rem;background:var(--tint);border-inline-start:4px solid var(--mark)}
:has(>archive)>link[rel=self]{display:none}
link[rel=self]::before,link[rel=current]::before{content:attr(href);font:.875em/1.5 var(--mono);overflow-wrap:anywhere;user-select:all}
item,entry{display:flex;flex-direction:column;order:6;padding:1.3em 0 1.4em;border-top:1px solid var(--rule)}
item>title,entry>title{display:block;order:2;font-size:1.3em;font-weight:700;line-height:1.2;letter-spacing:-.01em;text-wrap:balance}
pubDate,published{display:block;order:1;width:10ch;height:1.6em;margin-bottom:.35em;overflow:hidden;white-space:nowrap;font:.8125em/1.6 var(--mono);color:var(--soft)}
pubDate{width:16ch}
item>description,summary{order:3;margin-top:.4em}
item>link,entry>link[rel=alternate]{display:block;order:4;margin-top:.5em;font:.8125em/1.5 var(--sans);color:var(--mark);overflow-wrap:anywhere}
entry>link[rel=alternate]::before{content:attr(href)}
title,description,subtitle,summary{unicode-bidi:plaintext}
link{direction:ltr;unicode-bidi:isolate;text-align:start}
link[rel=prev-archive]{display:block;order:7;padding-top:1em;border-top:1px solid var(--rule);font:.875em/1.5 var(--sans);color:var(--soft)}
link[rel=prev-archive]::before{content:${quote(labels.older)} attr(href)}
`
}
