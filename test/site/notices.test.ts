import { describe, expect, it } from 'vitest'
import { renderNotFoundPage } from '../../shared/site/not-found.ts'
import { renderWithdrawnPage } from '../../shared/site/withdrawn.ts'
import { samplePublication } from '../feeds/sample.ts'

describe('renderWithdrawnPage', () => {
  it('says that the article was withdrawn, names it if it may, and asks not to be indexed', () => {
    const page = renderWithdrawnPage(samplePublication, 'Boats & trains')
    expect(page).toContain('<h1>This article was withdrawn</h1>')
    expect(page).toContain('Boats &#38; trains')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(renderWithdrawnPage(samplePublication)).not.toContain('<cite>')
  })
})

describe('renderNotFoundPage', () => {
  it.each([
    { language: 'en-GB', title: 'Page not found' },
    { language: 'de-AT', title: 'Seite nicht gefunden' },
    { language: 'fr', title: 'Page introuvable' },
    { language: 'es-MX', title: 'Página no encontrada' },
    { language: 'fi', title: '<span lang="en" dir="ltr">Page not found</span>' },
  ])('speaks the language of the publication where it can: $language', ({ language, title }) => {
    const page = renderNotFoundPage({ ...samplePublication, language })
    expect(page).toContain(`<h1>${title}</h1>`)
    expect(page).toContain('<meta name="robots" content="noindex">')
  })
})
