import { monthlyCost } from './monthly-cost.ts'
import { pricesAsOf } from './prices.ts'

const pollsADay = 10_000

/** The table of the README: what a month costs, for 10,000 feed requests a day. */
export function renderCosts(): string {
  const rows = [10, 100, 1_000].map((articles) => {
    const [free, full] = [true, false].map((withFreeTier) => monthlyCost({ articles, pollsADay }, { withFreeTier }))
    const drivers = free?.lines
      .filter(({ usd }) => usd >= 0.01)
      .slice(0, 3)
      .map(({ name, usd }) => `${name} ${usd.toFixed(2)}`)
    return [articles.toLocaleString('en'), free?.usd.toFixed(2), full?.usd.toFixed(2), drivers?.join(', ')].join(' | ')
  })
  return [
    `| articles a month | USD | without free tier | dearest, in USD |`,
    `| ---: | ---: | ---: | --- |`,
    ...rows.map((row) => `| ${row} |`),
    '',
    `List prices of us-east-1, ${pricesAsOf}, times calls counted on the local stack, with ${pollsADay.toLocaleString('en')} feed requests a day (\`npm run costs\`).`,
  ].join('\n')
}
