import { designTokens } from '../design-tokens.ts'

/** What every page looks like: the sheet of paper, the masthead and the colophon. Logical properties throughout. */
export const baseStyles = `
${designTokens}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{--gutter:clamp(1.125rem,4vw,2.5rem);margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 var(--serif);overflow-wrap:break-word}
a{color:inherit;text-decoration-color:var(--mark);text-decoration-thickness:1px;text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
main{hyphens:auto;hyphenate-limit-chars:12 4 4}
main:focus{outline:0}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance}
h1{margin:0;font-size:clamp(2rem,1.3rem + 3vw,3.375rem);line-height:1.07;letter-spacing:-.02em}
time,.by{hyphens:none}
time{white-space:nowrap}
img{display:block;max-width:100%;height:auto;background:var(--tint)}
.skip{position:absolute;inset-inline-start:1rem;top:-4rem;padding:.5rem 1rem;border:1px solid;background:var(--paper)}
.skip:focus{top:1rem}
.masthead,main,.colophon{max-width:72rem;margin-inline:auto;padding-inline:var(--gutter)}
.masthead{display:flex;flex-wrap:wrap;align-items:end;justify-content:space-between;gap:0 2rem;padding-top:1rem}
.masthead::after{content:"";flex:0 0 100%;margin-top:.75rem;border-top:1px solid}
.name{margin:0;font-size:clamp(1.375rem,1.2rem + .8vw,1.75rem);font-weight:700;line-height:1.15;letter-spacing:-.01em}
.name a,h2 a,h3 a,.kicker a,nav a,.tags a{text-decoration:none}
a:hover{color:var(--mark);text-decoration-line:underline}
.tagline{margin:.1rem 0 0;color:var(--soft);font-style:italic;font-size:1rem;line-height:1.4}
nav,.colophon,.kicker{font:.9375rem/1.5 var(--sans)}
.masthead nav{display:flex;gap:1.5rem}
.masthead nav a,nav li a{display:block;padding:.35rem 0}
.kicker{margin:0 0 .5rem;font-weight:600;color:var(--mark)}
.kicker a{display:inline-block}
.kicker a::first-letter{text-transform:uppercase}
nav ul,.tags{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:0;padding:0;list-style:none}
.colophon{margin-top:4rem;padding-bottom:3rem;color:var(--soft)}
.colophon::before{content:"";display:block;margin-bottom:1.25rem;border-top:6px double var(--ink)}
.colophon p{max-width:36rem;margin:0 0 .6rem}
@media print{:root{--paper:#fff;--ink:#000;--soft:#333}nav{display:none!important}}
`

/** How scripts without italics, without spaced letters or without capitals are set. */
export const scriptStyles = `
[dir=rtl],:lang(ja),:lang(zh),:lang(ko){letter-spacing:0!important}
:lang(ar),:lang(fa),:lang(he),:lang(ur),:lang(ja),:lang(zh),:lang(ko){font-style:normal!important}
:lang(ja) :is(h1,h2,h3){word-break:auto-phrase}
:is(:lang(ar),:lang(fa),:lang(he),:lang(ur)) em{font-weight:700}
:is(:lang(ja),:lang(zh)) em{text-emphasis:filled}
`
