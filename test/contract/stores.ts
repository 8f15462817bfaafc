import type { Table } from '../../shared/adapters/table.ts'
import { useCloud } from './use-cloud.ts'

/** The two stores that one contract holds for, each opened empty: the fake, and the adapter on an emulated table. */
export function bothStores<Store>(
  label: string,
  openFake: () => Store,
  openTable: (table: Table) => Store,
): readonly { readonly name: string; readonly open: () => Promise<Store> }[] {
  const emulated = useCloud()
  let tables = 0

  return [
    { name: 'in memory', open: async () => openFake() },
    {
      name: 'on DynamoDB',
      async open() {
        const name = `${label}-${++tables}`
        await emulated.cloud.createTable(name)
        return openTable(emulated.aws.table(name))
      },
    },
  ]
}
