import { designTokens } from '../design-tokens.ts'
import { Markup } from './markup.ts'

/** The design of every page: system fonts, logical properties, light and dark; the palette meets WCAG AA in both. */
export const stylesheet = new Markup(`
${designTokens}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 var(--serif);overflow-wrap:break-word}
a{color:inherit;text-decoration-color:var(--mark);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{color:var(--mark)}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
main:focus{outline:0}
.skip{position:absolute;inset-inline-start:1rem;top:-4rem;padding:.5rem 1rem;background:var(--ink);color:var(--paper);font:1rem var(--sans);z-index:1}
.skip:focus{top:1rem;color:var(--paper)}
.masthead,main,.colophon{max-width:72rem;margin-inline:auto;padding-inline:clamp(1.125rem,4vw,2.5rem)}
.masthead{padding-block:1.25rem .9rem;text-align:center}
.masthead::after{content:"";display:block;margin-top:.9rem;border-block:1px solid var(--ink);border-top-width:3px;height:6px}
.name{margin:0;font-size:clamp(1.5rem,1.2rem + 1.4vw,2.125rem);font-weight:700;line-height:1.1;letter-spacing:-.01em;text-wrap:balance}
.name a{text-decoration:none}
.front .name{font-size:clamp(2.25rem,1.2rem + 5.2vw,4.75rem);letter-spacing:-.025em}
.tagline{margin:.35rem 0 0;color:var(--soft);font-style:italic;font-size:1rem;line-height:1.4}
article header,.body,.after,.notice{max-width:40rem;margin-inline:auto}
article header{padding-top:clamp(1.25rem,4vw,3rem)}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance}
article h1,.notice h1{margin:0;font-size:clamp(2rem,1.35rem + 2.9vw,3.25rem);line-height:1.08;letter-spacing:-.02em}
.standfirst{margin:1rem 0 0;font-size:clamp(1.1875rem,1.1rem + .5vw,1.4375rem);line-height:1.42;color:var(--soft);text-wrap:pretty}
.byline{display:flex;flex-wrap:wrap;gap:0 1.5rem;margin:1.4rem 0 0;padding-block:.7rem;border-block:1px solid var(--rule);font:.9375rem/1.5 var(--sans);color:var(--soft)}
.byline b{color:var(--ink);font-weight:600}
figure{margin:2rem 0}
figure img,.body img{display:block;max-width:100%;height:auto}
figcaption{margin-top:.5rem;font:.875rem/1.45 var(--sans);color:var(--soft)}
.cover{max-width:56rem;margin:2rem auto}
.cover img{width:100%}
.correction{margin:1.75rem 0 0;padding:.9rem 1.1rem;border-inline-start:4px solid var(--mark);background:var(--tint);font:1rem/1.5 var(--sans)}
.correction h2,.correction p{margin:0;font-size:1rem}
.correction h2{color:var(--mark)}
.body{margin-top:1.9rem;font-size:clamp(1.125rem,1.05rem + .3vw,1.25rem);line-height:1.62}
.body p,.body ul,.body ol,.body dl,.body table,.body pre{margin:0 0 1.15em}
.body h2,.body h3,.body h4{margin:1.9em 0 .5em}
.body h2{font-size:1.4em}
.body h3{font-size:1.15em}
.body h4{font-size:1em}
.body blockquote{margin:1.6em 0;padding-inline-start:1.2rem;border-inline-start:3px solid var(--mark)}
.body li{margin-bottom:.35em}
.body hr{width:6rem;margin:2.5em auto;border:0;border-top:1px solid var(--soft)}
.body pre{white-space:pre-wrap;padding:1rem;background:var(--tint);font-size:.8em;line-height:1.5}
.body code{font-family:var(--mono)}
.body :not(pre)>code{font-size:.88em;background:var(--tint);padding:.1em .25em}
.body table{display:block;max-width:100%;width:max-content;overflow-x:auto;border-collapse:collapse;font:.9375rem/1.45 var(--sans)}
.body th,.body td{padding:.45rem .7rem;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top}
.after{margin-top:2.5rem;padding-top:.9rem;border-top:1px solid var(--rule);font:.9375rem/1.5 var(--sans);color:var(--soft)}
.after p{margin:.4rem 0}
ul.tags,.colophon ul{display:flex;flex-wrap:wrap;gap:.4rem .5rem;margin:0;padding:0;list-style:none}
.tags li{padding:.1rem .65rem;border:1px solid var(--rule);border-radius:1rem}
.colophon{margin-top:4rem;padding-block:1rem 3rem;text-align:center;font:.9375rem/1.5 var(--sans);color:var(--soft)}
.colophon::before{content:"";display:block;margin-bottom:1rem;border-top:1px solid var(--ink)}
.colophon p{max-width:36rem;margin:0 auto .8rem;text-wrap:balance}
.colophon ul{justify-content:center;gap:.25rem 1.5rem}
.colophon li a{display:block;padding:.35rem 0}
.stories{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:0 2.5rem;margin:0;padding:0;list-style:none}
.stories li{padding-block:1.4rem 2rem;border-top:1px solid var(--rule)}
.stories h2{margin:0;font-size:1.375rem;letter-spacing:-.01em}
.stories h2 a{text-decoration:none}
.stories h2 a:hover{text-decoration:underline}
.stories p{margin:.5rem 0 0;font-size:1.0625rem;line-height:1.5;color:var(--soft)}
.stories .when{margin-top:.6rem;font:.875rem/1.4 var(--sans)}
.stories .lead{grid-column:1/-1;display:grid;gap:1.25rem 2.5rem;padding-block:1.75rem 2.25rem;border:0}
.lead h2{font-size:clamp(1.875rem,1.3rem + 2.6vw,3.125rem);line-height:1.08;letter-spacing:-.02em}
.stories .lead p:not(.when){margin-top:.9rem;font-size:clamp(1.125rem,1.05rem + .4vw,1.3125rem)}
.lead img{display:block;width:100%;aspect-ratio:3/2;object-fit:cover}
.notice{padding-block:clamp(2rem,8vw,6rem)}
@media(min-width:48rem){.lead.pictured{grid-template-columns:5fr 6fr;align-items:start}.lead:not(.pictured)>div{max-width:46rem}}
@media print{.skip,.colophon nav{display:none}}
`)
