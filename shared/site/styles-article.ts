/** What an article looks like: a measure of about 65 characters, and everything around the text stays out of its way. */
export const articleStyles = `
article header,.body,.after{max-width:40rem;margin-inline:auto}
article header{padding-top:clamp(1.5rem,4vw,3.25rem)}
.standfirst{margin:1rem 0 0;font-size:clamp(1.1875rem,1.1rem + .5vw,1.4375rem);line-height:1.4;color:var(--soft)}
.byline,figcaption,.after,.correction{font:.9375rem/1.5 var(--sans)}
.byline{display:flex;flex-wrap:wrap;gap:0 1.5rem;margin:1.4rem 0 0;padding-block:.7rem;border-block:1px solid var(--rule);color:var(--soft)}
.byline :is(a,bdi){color:var(--ink);font-weight:600}
figure{margin:2rem 0}
figcaption{margin-top:.5rem;max-width:40rem;font-size:.875rem;color:var(--soft)}
.cover{max-width:56rem;margin:2rem auto}
.cover img{width:100%}
.cover img:not([width]){aspect-ratio:3/2;object-fit:contain}
@media(max-width:48rem){.cover img{max-width:none;width:calc(100% + 2*var(--gutter));margin-inline:calc(-1*var(--gutter))}}
.tall{max-width:32rem}
.correction{margin:1.5rem 0 0;padding:.9rem 1.1rem;border-inline-start:4px solid var(--mark);background:var(--tint)}
.correction :is(h2,p){margin:0;font-size:1rem}
.correction h2{color:var(--mark)}
.body{margin-top:1.9rem;font-size:clamp(1.125rem,1.05rem + .3vw,1.25rem);font-variant-numeric:oldstyle-nums;hanging-punctuation:first allow-end last}
.body :is(p,ul,ol,dl,pre){margin:0 0 1.1em}
p{text-wrap:pretty}
.after{margin-top:2.5rem;padding-top:.9rem;border-top:1px solid var(--rule)}
.after p{margin:0 0 .9rem}
.tags{gap:.5rem}
.tags a{display:block;padding:.15rem .7rem;border:1px solid var(--rule);border-radius:1rem}
.neighbours{display:grid;gap:1.25rem 2.5rem;margin-top:3.5rem;padding-top:1.1rem;border-top:1px solid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr))}
.neighbours p{margin:0;text-wrap:balance}
.neighbours span{display:block;color:var(--soft)}
.neighbours a{font:700 1.25rem/1.3 var(--serif)}
@media(min-width:48rem){.next{text-align:end}}
`
