import { describe, expect, it } from 'vitest'

import { worthAsLead } from '../../shared/thread/lead.ts'
import type { Passage } from '../../shared/thread/passages.ts'
import { samplePassage } from './sample-passage.ts'

const plain = 'The council of Hallow has voted for a new bridge over the Arl on Monday.'
const worth = (text: string, facts: Partial<Passage> = {}, frame = {}): number =>
  worthAsLead(samplePassage(3, { text, ...facts }), {
    share: 0.2,
    perSentence: 0.1,
    length: 150,
    isTitled: false,
    ...frame,
  })

describe(worthAsLead, () => {
  it.each([
    'If you walk through Hallow, the council has a bridge to show you over the Arl.',
    'Imagine a bridge over the Arl that the council of Hallow has not built so far.',
    'Most people in Hallow have crossed the Arl on foot at some time in their lives.',
    'Wenn der Rat von Hallow am Montag tagt, geht es wieder um eine neue Brücke.',
  ])('holds a scene for the reader against a beginning: "%s"', (text) => {
    expect(worth(text)).toBeLessThan(worth(plain))
  })

  it.each([
    'Three hundred years ago, monks built a bridge over the Arl at Hallow from stone.',
    'In 1998 the council of Hallow voted for a bridge over the Arl, and built none.',
    'Vor hundert Jahren bauten Mönche die erste Brücke über die Arl bei Hallow.',
  ])('holds what was long before against it: "%s"', (text) => {
    expect(worth(text)).toBeLessThan(worth(plain) - 0.5)
  })

  it('is for what turns against the scene before it, says much of the title and stands near the top', () => {
    expect(worth(plain, { turns: true })).toBeGreaterThan(worth(plain))
    expect(worth(plain, {}, { share: 0.6 })).toBeGreaterThan(worth(plain))
    expect(worth(plain, { place: 1 })).toBeGreaterThan(worth(plain))
  })

  it('is against what takes things for known, except right below the title', () => {
    const references = [{ stems: ['vote'], weight: 0.35, isEvent: true }]
    expect(worth(plain, { references })).toBeLessThan(worth(plain))
    expect(worth(plain, { references, first: 1 }, { isTitled: true })).toBe(worth(plain, { first: 1 }))
  })
})
