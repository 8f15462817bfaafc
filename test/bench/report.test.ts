import { describe, expect, it } from 'vitest'

import { parseXmlDocument } from 'slimdom'

import { renderPlot } from './render-plot.ts'
import { renderReport } from './render-report.ts'

describe('renderPlot', () => {
  const plot = renderPlot({
    title: 'Cost & size',
    x: { label: 'articles', scale: 'logarithmic' },
    y: { label: 'calls', scale: 'linear' },
    series: [
      {
        name: 'a < b',
        points: [
          [100, 10],
          [100_000, 20],
        ],
      },
      {
        name: 'other',
        points: [
          [100, 0],
          [100_000, 5],
        ],
      },
    ],
  })
  const elements = parseXmlDocument(plot)

  it('is well-formed, says what it shows, and puts a line and a mark for each series', () => {
    expect(elements.documentElement?.getAttribute('aria-label')).toBe('Cost & size')
    expect(elements.getElementsByTagName('polyline')).toHaveLength(2)
    expect(elements.getElementsByTagName('circle')).toHaveLength(3)
    expect(elements.getElementsByTagName('rect')).toHaveLength(3)
  })

  it('writes at its axes what stands there, and puts the largest value where its axis says', () => {
    const texts = elements.getElementsByTagName('text').map((text) => text.textContent)
    expect(texts).toEqual(expect.arrayContaining(['100', '100k', '0', '20', 'articles', 'calls', 'a < b']))
    expect(elements.getElementsByTagName('polyline')[0]?.getAttribute('points')).toBe('80,194 520,48')
  })

  it('is readable on a dark page', () => {
    expect(plot).toContain('prefers-color-scheme:dark')
  })
})

describe('renderReport', () => {
  it('says of each figure whether it was reached, and where it was measured', () => {
    const report = renderReport({
      rows: {
        growth: {
          question: 'How much?',
          place: { date: '2026-11-25', machine: 'a machine', versions: { Node: '24' } },
          answer: {
            figures: [
              { what: 'Calls', reached: 1.04, target: { atMost: 1.1 }, unit: ' ×' },
              { what: 'Speed', reached: 4, target: { atLeast: 5 }, unit: ' ×' },
            ],
            tables: [{ columns: ['size', 'calls'], rows: [['a|b', '112']] }],
            notes: ['A note.'],
          },
        },
      },
    })
    expect(report).toContain('| [Calls](#growth) | 1.04 × | ≤ 1.1 × | reached |')
    expect(report).toContain('| [Speed](#growth) | 4 × | ≥ 5 × | **missed** |')
    expect(report).toContain('2026-11-25, a machine; Node 24.')
    expect(report).toContain(String.raw`| a\|b | 112 |`)
  })
})
