import { describe, expect, it } from 'vitest'

import { noteDateAhead } from '../../shared/article/date-ahead.ts'
import { messages } from '../../shared/article/messages.ts'

const uploadedMs = Date.parse('2026-03-02T09:00:00.000Z')
const note = (content: { date?: string; publishAt?: string }) =>
  noteDateAhead(content, uploadedMs, { timeZone: 'Europe/Berlin' })

describe(noteDateAhead, () => {
  it('tells of a date later than the upload, in the time zone of the publication', () => {
    expect(note({ date: '2027-10-31T23:30:00.000Z' })).toEqual([messages.dateAhead('2027-11-01')])
  })

  it.each([
    { name: 'no date', content: {} },
    { name: 'a date that has begun somewhere', content: { date: '2026-03-02T23:00:00.000Z' } },
    { name: 'a past one', content: { date: '2020-03-02T23:00:00.000Z' } },
    {
      name: 'one of an article that is held back',
      content: { date: '2027-11-01T09:00:00.000Z', publishAt: '2027-11-01T09:00:00.000Z' },
    },
  ])('says nothing of $name', ({ content }) => {
    expect(note(content)).toEqual([])
  })
})
