import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'

/** Asks a question that only `yes` answers; the end of the input is a no. */
export async function confirm(
  question: string,
  { input, output }: { input: Readable; output: Writable } = { input: process.stdin, output: process.stderr },
): Promise<boolean> {
  const lines = createInterface({ input, output })
  const ended = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''))
  })
  try {
    const answer = await Promise.race([lines.question(`${question}\nType yes to go on: `), ended])
    return answer.trim().toLowerCase() === 'yes'
  } finally {
    lines.close()
  }
}
