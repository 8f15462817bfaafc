import { monthlyCost } from '../../costs/monthly-cost.ts'
import { prices } from '../../costs/prices.ts'
import type { BenchRow } from '../bench-row.ts'
import { archivedArticle, archivedRecord } from '../../support/fill-archive.ts'
import { publication } from '../../article/publication.ts'

const loads = [10, 100, 1_000, 100_000].flatMap((articles) =>
  [1e4, 1e5, 1e6, 1e7].map((pollsADay) => ({ articles, pollsADay })),
)

/** A year of articles lies in the archive. */
const monthsInArchive = 12
const sweepsAMonth = 24 * 30
const bytesOfUnit = 4096

const dollars = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))

export const money: BenchRow = {
  name: 'money',
  question:
    'What does a publication cost in a month? List prices times measured calls (`npm run costs`), and what the hourly comparison of bucket and table reads of an archive of a year.',
  async measure() {
    const recordBytes = JSON.stringify(archivedRecord(archivedArticle(publication, 1, 0))).length
    const priced = loads.map((load) => {
      const sweepReads = sweepsAMonth * load.articles * monthsInArchive * Math.ceil(recordBytes / bytesOfUnit)
      const sweep = { name: 'hourly comparison', usd: sweepReads * prices.tableReads.usd }
      const [free, list] = [true, false].map((withFreeTier) => {
        const { usd, lines } = monthlyCost(load, { withFreeTier })
        return { usd: usd + sweep.usd, lines: [...lines, sweep].toSorted((a, b) => b.usd - a.usd) }
      })
      return { ...load, free: free!, list: list! }
    })
    const small = priced.find(({ articles, pollsADay }) => articles === 100 && pollsADay === 1e4)!
    const dearest = ({ lines }: (typeof small)['free']): string =>
      lines
        .slice(0, 3)
        .map(({ name, usd }) => `${name} ${dollars(usd)}`)
        .join(', ')
    return {
      figures: [
        {
          what: 'US dollars a month for 100 articles and 10,000 polls a day, with what is always free',
          reached: small.free.usd,
          target: { atMost: 1 },
        },
      ],
      tables: [
        {
          columns: ['articles a month, polls a day', 'list price, $', 'with what is always free, $', 'dearest then'],
          rows: priced.map(({ articles, pollsADay, list, free }) => [
            `${articles.toLocaleString('en-US')}, ${pollsADay.toLocaleString('en-US')}`,
            dollars(list.usd),
            dollars(free.usd),
            dearest(free),
          ]),
        },
      ],
      plot: {
        title: 'What a month costs, with what is always free',
        x: { label: 'polls of feeds a day', scale: 'logarithmic' },
        y: { label: 'US dollars a month', scale: 'logarithmic' },
        series: [...new Set(loads.map(({ articles }) => articles))].map((articles) => ({
          name: `${articles.toLocaleString('en-US')} articles`,
          points: priced
            .filter((each) => each.articles === articles)
            .map((each) => [each.pollsADay, each.free.usd] as const),
        })),
      },
      notes: [
        `Prices are those of us-east-1. At 100 articles and 10,000 polls the three dearest are ${dearest(small.free)}. The hourly comparison reads every record of the archive: where an archive is large, it is what to cut first, by comparing only what was uploaded lately each hour and everything once a day.`,
      ],
    }
  },
}
