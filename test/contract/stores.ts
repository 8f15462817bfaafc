import { afterAll, beforeAll } from 'vitest'

import type { Table } from '../../shared/adapters/table.ts'
import { type AwsClients, type Cloud, connectAws, startCloud } from './cloud.ts'

/** The two stores that one contract holds for, each opened empty: the fake, and the adapter on an emulated table. */
export function bothStores<Store>(
  label: string,
  openFake: () => Store,
  openTable: (table: Table) => Store,
): readonly { readonly name: string; readonly open: () => Promise<Store> }[] {
  let cloud: Cloud
  let aws: AwsClients
  let tables = 0

  beforeAll(async () => {
    cloud = await startCloud()
    aws = connectAws(cloud)
  })

  afterAll(async () => {
    aws.destroy()
    await cloud.stop()
  })

  return [
    { name: 'in memory', open: async () => openFake() },
    {
      name: 'on DynamoDB',
      async open() {
        const name = `${label}-${++tables}`
        await cloud.createTable(name)
        return openTable(aws.table(name))
      },
    },
  ]
}
