import { parsePublication } from '../../shared/publication.ts'

/** The outlet that the articles of these tests are for. */
export const publication = parsePublication({
  title: 'The Harbour Digest',
  tagline: 'Peace research, made plain.',
  siteUrl: 'https://digest.example.org',
  language: 'en',
  timeZone: 'Europe/Berlin',
  author: { name: 'The Harbour Digest' },
  feedIdAuthority: 'digest.example.org,2026',
})
