import { monthlyCost } from '../../costs/monthly-cost.ts'
import type { BenchRow } from '../bench-row.ts'

const loads = [10, 100, 1_000, 100_000].flatMap((articles) =>
  [1e4, 1e5, 1e6, 1e7].map((pollsADay) => ({ articles, pollsADay })),
)

const dollars = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))

export const money: BenchRow = {
  name: 'money',
  question:
    'What does a publication cost in a month? List prices times measured calls (`npm run costs`), with an archive of a year.',
  async measure() {
    const priced = loads.map((load) => ({
      ...load,
      free: monthlyCost(load, { withFreeTier: true }),
      list: monthlyCost(load, { withFreeTier: false }),
    }))
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
        `Prices are those of us-east-1. At 100 articles and 10,000 polls the three dearest are ${dearest(small.free)}. Bucket and table are compared every hour as far as uploads of the last day go, and once a day whole: comparing all of an archive of 1,200 articles every hour costs 0.21 USD a month instead of 0.01. Of the three dearest, the app password needs its secret; ten alarms are free, and each of the twelve tells something else; and Lambda asks an idle queue less often only where no maximum of concurrency is set, which two of the three queues need for the sake of the feeds and of the account.`,
      ],
    }
  },
}
