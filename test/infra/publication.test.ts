import { describe, expect, it } from 'vitest'

import { parsePublication, publicationFaults } from '../../shared/publication.ts'
import { composePublicationVariable, readPublicationVariable } from '../../shared/publication-variable.ts'

const least = {
  title: 'T',
  siteUrl: 'https://digest.example.org',
  author: { name: 'A' },
  feedIdAuthority: 'digest.example.org,2026',
}
const { siteUrl: _siteUrl, ...homeless } = least
const account = { handle: 'digest.example.org' }

describe(publicationFaults, () => {
  it.each([
    { name: 'nothing at all', json: null, says: [': must be an object, in braces'] },
    { name: 'what is absent', json: homeless, says: ['siteUrl: is missing'] },
    {
      name: 'a name that is misspelt, once',
      json: { ...homeless, siteurl: 'https://a.example' },
      says: ['siteurl: is not known: did you mean “siteUrl”?'],
    },
    {
      name: 'a name within another',
      json: { ...least, bluesky: { ...account, maxPost: 3 } },
      says: ['bluesky.maxPost: is not known: did you mean “maxPosts”?'],
    },
    { name: 'a name like no other', json: { ...least, xylophone: 1 }, says: ['xylophone: is not known'] },
    { name: 'no text', json: { ...least, title: '' }, says: ['title: must not be empty'] },
    { name: 'a number for text', json: { ...least, title: 3 }, says: ['title: must be text, in quotation marks'] },
    {
      name: 'too long a text',
      json: { ...least, title: 'T'.repeat(201) },
      says: ['title: must have at most 200 characters'],
    },
    { name: 'text for a list', json: { ...least, hubs: '' }, says: ['hubs: must be a list, in square brackets'] },
    {
      name: 'too long a list',
      json: { ...least, hubs: Array.from({ length: 5 }, () => 'https://a.example') },
      says: ['hubs: must have at most 4 entries'],
    },
    {
      name: 'text for yes or no',
      json: { ...least, withdrawOnDelete: 'yes' },
      says: ['withdrawOnDelete: must be true or false'],
    },
    {
      name: 'too large and too broken a number',
      json: { ...least, bluesky: { ...account, maxPosts: 99, minPosts: 1.5 } },
      says: ['bluesky.maxPosts: must be at most 10', 'bluesky.minPosts: must be a whole number'],
    },
    {
      name: 'a choice that there is not',
      json: { ...least, bluesky: { ...account, replies: 'friends' } },
      says: ['bluesky.replies: must be "everyone", "nobody", or a list of "followers", "following" and "mentioned"'],
    },
  ])('tells in plain words of $name', ({ json, says }) => {
    expect(publicationFaults(json).map(({ path, message }) => `${path}: ${message}`)).toEqual(says)
  })
})

describe(parsePublication, () => {
  it('names the file, each property, and what to do', () => {
    expect(() => parsePublication({ ...least, title: '', language: 'english' }, 'gazette.json')).toThrow(
      /^Cannot read gazette\.json: title: must not be empty; language: .* en or de.*\. Mend that and try again; docs\/publication\.schema\.json/,
    )
    expect(() => parsePublication([])).toThrow(/^Cannot read publication\.json: it must be an object/)
  })
})

describe(readPublicationVariable, () => {
  it('gives back what was checked, but for the domain and those who are told', () => {
    const publication = parsePublication({
      ...least,
      siteUrl: 'https://gazette.example.org',
      hubs: ['https://hub.example.org/'],
      domain: { hostedZoneId: 'Z1' },
      notifications: { editors: ['ann@example.org'] },
    })
    const { domain: _domain, ...known } = publication
    expect(readPublicationVariable(composePublicationVariable(publication))).toEqual({
      ...known,
      notifications: { editors: [], operators: [] },
    })
  })
})
