/** The front page: one story leads, some stand beside and below it, the rest are headlines. */
export const frontStyles = `
.masthead{flex-direction:column;align-items:center;text-align:center;padding-top:1.75rem}
.name{font-size:clamp(2.25rem,1.2rem + 5.2vw,4.75rem);line-height:1;letter-spacing:-.03em;text-wrap:balance}
.tagline{margin-top:.5rem;font-size:1.125rem}
.masthead nav{order:2}
.masthead::after{align-self:stretch;flex:none;height:6px;border-block:1px solid;border-top-width:3px;margin-top:1rem}
.story h2,.headlines h3{margin:0;letter-spacing:-.01em}
.story{padding-block:1.25rem;border-top:1px solid var(--rule)}
.story h2{font-size:1.3125rem}
.story p{margin:.4rem 0 0;font-size:1.0625rem;line-height:1.45;color:var(--soft);text-wrap:pretty}
.story .kicker{margin:0 0 .3rem;font-size:.8125rem;color:var(--mark)}
.when,.story .when{margin:.5rem 0 0;font:.8125rem/1.4 var(--sans);color:var(--soft)}
.by::after{content:" · "}
.story img{object-fit:cover;float:inline-end;width:6.5rem;aspect-ratio:1;margin-inline-start:1rem;margin-bottom:.3rem}
.lead{border:0}
.story.lead img{float:none;width:100%;aspect-ratio:3/2;margin:0 0 1rem}
@media(max-width:47.99rem){.lead.pictured{padding-top:0}.story.lead img{max-width:none;width:calc(100% + 2*var(--gutter));margin-inline:calc(-1*var(--gutter))}}
.lead h2{font-size:clamp(2rem,1.3rem + 3vw,3.25rem);line-height:1.06;letter-spacing:-.02em}
.lead:not(.pictured) h2{font-size:clamp(2.25rem,1rem + 5vw,4rem)}
.lead p:not([class]){margin-top:.75rem;font-size:clamp(1.125rem,1.05rem + .4vw,1.3125rem)}
.headlines{margin-top:1rem;padding-top:1rem;border-top:3px solid}
.headlines h2{margin:0 0 1rem;font:700 1rem/1.4 var(--sans)}
ol{margin:0;padding:0;list-style:none}
.headlines ol{columns:18rem;column-gap:2.5rem;column-rule:1px solid var(--rule)}
.headlines li{break-inside:avoid;padding-bottom:1.1rem}
.headlines h3{font-size:1.0625rem}
.headlines .when{margin-top:.15rem}
@media(min-width:48rem){
.row{display:grid;gap:0 2.5rem;grid-template-columns:repeat(4,minmax(0,1fr));overflow:clip;overflow-clip-margin:6px;border-top:1px solid var(--rule)}
.top+.row{border-color:currentColor}
.of-1{grid-template-columns:minmax(0,40rem)}
.of-2{grid-template-columns:repeat(2,minmax(0,1fr))}
.of-3{grid-template-columns:repeat(3,minmax(0,1fr))}
.row li{margin-inline-start:-1.25rem;padding-inline-start:1.25rem;border-inline-start:1px solid var(--rule)}
.row .story{border:0}
.row .story:not(.pictured) h2{font-size:1.5rem}
.row .story img{float:none;width:100%;aspect-ratio:3/2;margin:0 0 .8rem}
}
@media(min-width:60rem){
.top{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:0 2.5rem}
.lead:only-child{grid-column:1/-1}
.beside{padding-inline-start:2.5rem;border-inline-start:1px solid var(--rule);margin-block:1.25rem}
.beside li:first-child .story{border:0;padding-top:0}
.lead.pictured:only-child{display:grid;grid-template-columns:6fr 5fr;gap:2.5rem}
}
`
