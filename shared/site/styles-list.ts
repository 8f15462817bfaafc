/** Pages that list articles by day, month or year. */
export const listStyles = `
.heading{padding-block:clamp(1.5rem,4vw,3rem) 1.5rem}
.feeds{display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:center;margin-top:.6rem;color:var(--soft)}
ol{margin:0;padding:0;list-style:none}
.day{padding-block:1.1rem;border-top:1px solid var(--rule)}
.day h2{margin:0 0 .6rem;font:600 .9375rem/1.5 var(--sans);color:var(--soft)}
.entry{overflow:hidden;margin-bottom:1.4rem}
.entry:last-child{margin-bottom:0}
.heading h1::first-letter{text-transform:uppercase}
.entry h3{margin:0;font-size:1.3125rem;letter-spacing:-.01em}
.entry p{margin:.3rem 0 0;max-width:40rem;font-size:1.0625rem;line-height:1.5;color:var(--soft);text-wrap:pretty}
.entry img{float:inline-end;width:clamp(6rem,20vw,10rem);aspect-ratio:3/2;object-fit:cover;margin-inline-start:1.25rem}
.months{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.2rem 2rem}
.months a{display:inline-block;padding:.2rem 0}
.months span{color:var(--soft)}
.parts{display:flex;justify-content:space-between;padding-block:1rem;border-top:1px solid}
.parts [rel=next]{margin-inline-start:auto}
@media(min-width:48rem){.day{display:grid;grid-template-columns:12rem 1fr;gap:0 2rem}}
`
