import { describe, expect, it } from 'vitest'

import { parseOutline } from '../../shared/thread/blocks.ts'
import { findAcronyms, findBareAcronyms, findBareNames, findIntroductions } from '../../shared/thread/names.ts'
import { readOpening } from '../../shared/thread/openings.ts'
import { findDescriptions, findIntroduced } from '../../shared/thread/references.ts'
import { readStatements } from '../../shared/thread/statements.ts'

const describedIn = (text: string, language = 'en'): string[] =>
  findDescriptions(text, language, new Set()).map(({ stems }) => stems.join(' '))

describe(findDescriptions, () => {
  it.each([
    { name: 'finds what "the" takes for known', text: 'The survey found two owls.', found: ['survey found two'] },
    { name: 'finds it behind the subject', text: 'Keepers of owls read the survey.', found: ['survey'] },
    { name: 'leaves out what is said at once', text: 'The survey of 1998 found two owls.', found: ['survey'] },
    { name: 'leaves out what everyone knows', text: 'The world has two owls.', found: [] },
    { name: 'leaves out what the sentence has introduced', text: 'A barn has owls, and the barn is old.', found: [] },
    { name: 'leaves out names', text: 'The Bushehr reactor stands still.', found: [] },
    { name: 'knows no articles of a language without rules', text: 'Ten most otwarto.', language: 'pl', found: [] },
    { name: 'finds it in French', text: 'Le rapport est clair.', language: 'fr', found: ['rappor'] },
    {
      name: 'finds it in German, where nouns have capitals',
      text: 'Der Bericht ist klar.',
      language: 'de',
      found: ['berich'],
    },
  ])('$name', ({ text, language, found }) => {
    const names = describedIn(text, language)
    expect(names.length > 0).toBe(found.length > 0)
    expect(names.map((each) => each.split(' ')[0])).toEqual(found.map((each) => each.split(' ')[0]))
  })
})

describe(findIntroduced, () => {
  it.each([
    { text: 'A heron and a grey owl sat on one roof.', language: 'en', found: ['heron', 'owl', 'roof'] },
    { text: 'Ein Reiher sitzt auf einem Dach.', language: 'de', found: ['reiher', 'dach'] },
    { text: 'Un héron dort sur le toit.', language: 'fr', found: ['héron'] },
    { text: 'The heron sleeps.', language: 'en', found: [] },
    { text: 'En bro og en båd.', language: 'da', found: [] },
  ])('finds what "$text" speaks of for the first time', ({ text, language, found }) => {
    expect(findIntroduced(text, language)).toEqual(expect.arrayContaining(found))
    expect(findIntroduced(text, language).length > 0).toBe(found.length > 0)
  })

  it('makes a description weigh more that an earlier sentence has introduced', () => {
    const weigh = (introduced: string[]): number =>
      findDescriptions('Keepers of owls read the survey.', 'en', new Set(introduced))[0]?.weight ?? 0
    expect(weigh(['survey'])).toBeGreaterThan(weigh(['heron']))
  })

  it('lets a description be known by what it belongs to', () => {
    const [team] = findDescriptions('The researchers counted owls.', 'en', new Set())
    expect(team?.stems).toContain('study')
    const [bell] = findDescriptions('The bells rang.', 'en', new Set())
    expect(bell?.stems).not.toContain('study')
  })
})

describe(findBareAcronyms, () => {
  const acronyms = findAcronyms(['The Fell Lake Commission met.', 'The port authority (PA) paid, and NATO did not.'])

  it.each([
    { text: 'Owls of the FLC sleep.', found: ['flc'] },
    { text: 'Nobody asked the PA.', found: ['pa'] },
    { text: 'NATO sleeps.', found: [] },
  ])('finds in "$text" what an earlier sentence has spelled out', ({ text, found }) => {
    expect(findBareAcronyms(text, 5, acronyms).map(({ stems }) => stems.join())).toEqual(found)
  })

  it('leaves out an acronym that is spelled out later', () => {
    expect(findBareAcronyms('The FLC sleeps.', 0, acronyms)).toEqual([])
  })
})

describe(findBareNames, () => {
  const introductions = findIntroductions([
    'Dr. Joseph Adeyemi maps wells.',
    'Ana van der Berg pays.',
    'The Arduino Board met.',
  ])

  it.each([
    { name: 'finds a last name whose full name stands before', text: 'Adeyemi walks.', found: ['adeyem'] },
    { name: 'finds it behind a courtesy title', text: 'It is Mr. Adeyemi who walks.', found: ['adeyem'] },
    { name: 'finds it in the genitive', text: 'Wells were Adeyemi’s life.', found: ['adeyem'] },
    { name: 'finds a name with particles', text: 'Nobody asked Berg.', found: ['berg'] },
    { name: 'leaves out the full name', text: 'Joseph Adeyemi walks.', found: [] },
    { name: 'leaves out a name that nobody introduced', text: 'Whitcombe walks.', found: [] },
    { name: 'leaves out a word that begins the sentence', text: 'The wells are dry.', found: [] },
  ])('$name', ({ text, found }) => {
    expect(findBareNames(text, 5, introductions).map(({ stems }) => stems.join())).toEqual(found)
  })

  it('leaves out a name that is introduced later', () => {
    expect(findBareNames('Adeyemi walks.', 0, introductions)).toEqual([])
  })
})

describe(readStatements, () => {
  const read = (...paragraphs: string[]): string[][] => {
    const html = paragraphs.map((text) => `<p>${text}</p>`).join('')
    const outline = parseOutline(html, 'https://digest.example.org/')
    const { statements } = readStatements(outline, { title: 'Wells', summary: '', language: 'en' })
    return statements.map(({ references }) => references.map(({ stems }) => stems.join(' ')))
  }

  it('knows a sentence by what it takes from those before it: names and descriptions', () => {
    expect(read('Joseph Adeyemi owns a map of wells.', 'Adeyemi walks nine miles.', 'The map is new.')).toEqual([
      [],
      ['adeyem'],
      ['map'],
    ])
  })

  it('holds nothing against a description that nothing before it introduced', () => {
    expect(read('Wells are old.', 'The rope is new.')).toEqual([[], []])
  })

  it('holds nothing against the first sentence, before which there is nothing', () => {
    expect(read('The decision of the council fell at noon.', 'The decision pleased nobody.')[0]).toEqual([])
  })

  it('finds what "that" and "these" stand for, wherever they stand', () => {
    const found = read(
      'Wells are old.',
      'Keepers of many wells deplore that decision.',
      'Nobody in Wells knows these ropes.',
    )
    expect(found.map((each) => each.map((stems) => stems.split(' ')[0]))).toEqual([[], ['decisi'], ['rope']])
  })

  it('holds "the well’s rope" against a sentence as much as "the well" at its beginning', () => {
    const weigh = (text: string): number => findDescriptions(text, 'en', new Set())[0]?.weight ?? 0
    expect(weigh('Keepers of owls mend the well’s rope.')).toBeGreaterThan(weigh('Keepers of owls mend the rope.'))
  })
})

describe(readOpening, () => {
  it.each([
    { text: 'In January, his team mapped the wells.', leans: true },
    { text: 'Keeper Brandt and his team mapped the wells.', leans: false },
    { text: 'A keeper mapped his wells.', leans: false },
    { text: 'Chaos only reentered her life in May.', leans: true },
    { text: 'There is reason for doubt, however.', leans: true },
    { text: 'Ida Holm has said that more than once.', leans: true },
    { text: 'Das kostete die Gemeinden viel Wald.', language: 'de', leans: true },
    { text: 'Das nasse Moor kostete viel.', language: 'de', leans: false },
  ])('says of "$text" whether it leans on what stands before', ({ text, language = 'en', leans }) => {
    expect(readOpening(text, language).leans).toBe(leans)
  })

  it.each([
    { text: 'But the wells are dry.', turns: true },
    { text: 'Meanwhile, the wells are dry.', turns: false },
    { text: 'Doch der Brunnen ist leer.', language: 'de', turns: true },
    { text: 'The wells are dry.', turns: false },
  ])('says of "$text" whether it turns against what stands before', ({ text, language = 'en', turns }) => {
    expect(readOpening(text, language).turns).toBe(turns)
  })
})
