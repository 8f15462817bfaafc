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
    { name: 'refuses midnight by another name', text: '2026-11-23T24:00', expected: undefined },
    { name: 'refuses another order', text: '23/11/2026', expected: undefined },
    { name: 'refuses half a date', text: '2026-11', expected: undefined },
    { name: 'refuses words', text: 'tomorrow', expected: undefined },
  ])('$name', ({ text, expected }) => {
    expect(parseDate(text, zone)).toBe(expected)
  })
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
