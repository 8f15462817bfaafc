import { describe, expect, it } from 'vitest'
import { dayOf, parseDate, parseProseDate } from '../../shared/article/dates.ts'

const zone = 'Europe/Berlin'

describe('parseDate', () => {
  it.each([
    { name: 'reads a day in the zone', text: '2026-11-23', expected: '2026-11-22T23:00:00.000Z' },
    { name: 'reads an hour in the zone', text: '2026-11-23T09:00', expected: '2026-11-23T08:00:00.000Z' },
    { name: 'reads an hour in the zone’s summer', text: '2026-07-23 09:00:30', expected: '2026-07-23T07:00:30.000Z' },
    { name: 'reads an offset', text: '2026-11-23T09:00:00-05:00', expected: '2026-11-23T14:00:00.000Z' },
    {
      name: 'reads an offset as web pages write it',
      text: '2015-07-10 09:53:00 -0400',
      expected: '2015-07-10T13:53:00.000Z',
    },
    { name: 'reads UTC', text: '2026-11-23T09:00Z', expected: '2026-11-23T09:00:00.000Z' },
    { name: 'refuses a day that does not exist', text: '2026-02-30', expected: undefined },
    { name: 'refuses a leap day of another year', text: '2026-02-29', expected: undefined },
    { name: 'refuses an hour that the clocks skip', text: '2026-03-29T02:30', expected: undefined },
    { name: 'refuses an offset that no place has', text: '2026-11-23T09:00+15:00', expected: undefined },
    { name: 'refuses an offset of ninety minutes past', text: '2026-11-23T09:00+01:90', expected: undefined },
    { name: 'refuses a year without a feed to carry it', text: '0000-01-01', expected: undefined },
    {
      name: 'takes the first of an hour that comes twice',
      text: '2026-10-25T02:30',
      expected: '2026-10-25T00:30:00.000Z',
    },
    {
      name: 'takes the second of an hour that comes twice by its offset',
      text: '2026-10-25T02:30+01:00',
      expected: '2026-10-25T01:30:00.000Z',
    },
    { name: 'refuses midnight by another name', text: '2026-11-23T24:00', expected: undefined },
    { name: 'refuses another order', text: '23/11/2026', expected: undefined },
    { name: 'refuses half a date', text: '2026-11', expected: undefined },
    { name: 'refuses words', text: 'tomorrow', expected: undefined },
  ])('$name', ({ text, expected }) => {
    expect(parseDate(text, zone)).toBe(expected)
  })
})

describe('parseDate in other zones', () => {
  it.each([
    {
      name: 'takes the first midnight of two',
      text: '2026-11-01',
      where: 'America/Havana',
      expected: '2026-11-01T04:00:00.000Z',
    },
    {
      name: 'begins a day without a midnight later',
      text: '2018-11-04',
      where: 'America/Sao_Paulo',
      expected: '2018-11-04T03:00:00.000Z',
    },
    {
      name: 'takes the first of half an hour that comes twice',
      text: '2026-04-05T01:45',
      where: 'Australia/Lord_Howe',
      expected: '2026-04-04T14:45:00.000Z',
    },
    { name: 'refuses a day that a zone left out', text: '2011-12-30', where: 'Pacific/Apia', expected: undefined },
  ])('$name', ({ text, where, expected }) => {
    expect(parseDate(text, where)).toBe(expected)
  })

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago'])(
    'reads every quarter of an hour of the nights of a year in %s as itself, or refuses it',
    (where) => {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 900_000) {
        const hour = new Date(at)
        const isNight = hour.getUTCHours() < 4 && hour.getUTCDay() === 0
        if (!isNight) continue
        const local = hour.toISOString().slice(0, 16)
        const instant = parseDate(local, where)
        if (instant === undefined) continue
        const shown = new Date(instant).toLocaleString('sv-SE', { timeZone: where }).replace(' ', 'T')
        expect(shown.slice(0, 16)).toBe(local)
      }
    },
  )
})

describe('parseProseDate', () => {
  it.each([
    { name: 'reads a date as Americans write it', text: 'March 9, 2026', expected: '2026-03-08T23:00:00.000Z' },
    { name: 'reads a date as the British write it', text: '9 March 2026', expected: '2026-03-08T23:00:00.000Z' },
    { name: 'refuses a day that does not exist', text: 'February 30, 2026', expected: undefined },
    { name: 'refuses a sentence with a date in it', text: 'On March 9, 2026, it rained', expected: undefined },
  ])('$name', ({ text, expected }) => {
    expect(parseProseDate(text, zone)).toBe(expected)
  })
})

describe('dayOf', () => {
  it('counts days in the zone', () => {
    expect(dayOf('2026-03-08T23:00:00.000Z', zone)).toBe('2026-03-09')
  })
})
