import { RetryableError } from '../errors.ts'
import { reviseAccount, type AccountPorts } from './account.ts'
import type { Session, Write } from './microblog.ts'
import { withSession } from './open-session.ts'
import { costOf, spend } from './write-budget.ts'

/** Writes with this session, on top of the commit `swapCommit` only, and within the account's budget of points. */
export async function writeWithin(
  ports: AccountPorts,
  session: Session,
  writes: readonly Write[],
  swapCommit: string,
): Promise<void> {
  await takePoints(ports, costOf(writes))
  await withSession(ports, session, async (valid) => ports.microblog.write(valid, writes, swapCommit))
}

async function takePoints(ports: AccountPorts, points: number): Promise<void> {
  await reviseAccount(ports, ({ budget }) => {
    const spent = spend(budget, points, ports.nowMs())
    if ('budget' in spent) return spent
    const until = new Date(spent.notBeforeMs).toISOString()
    throw new RetryableError(`Cannot post before ${until}: the account's budget of writes is used up`, {
      notBefore: spent.notBeforeMs,
    })
  })
}
