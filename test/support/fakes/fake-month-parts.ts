import { parseCount, type MonthPart, type MonthParts } from '../../../shared/pipeline/month-parts.ts'
import { FakeSite } from './fake-site.ts'

/** Counts in memory. */
export class FakeMonthParts extends FakeSite implements MonthParts {
  async all(): Promise<readonly MonthPart[]> {
    const paths = [...this.files.keys()].toSorted()
    return paths.map((path) => parseCount(this.files.get(path)?.body ?? ''))
  }
}
