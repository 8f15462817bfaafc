import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'

/** What is asked, what is taken for no answer, and what is wrong with one. */
interface Asked<Answers> {
  readonly name: keyof Answers
  readonly ask: string
  readonly otherwise: (answers: Answers) => string
  readonly faultOf: (answers: Answers) => string | undefined
}

/**
 * Asks one question after the other, each until its answer is right; those that are answered already are not asked.
 *
 * @throws {Error} if the input ends before the last answer
 */
export async function askLines<Answers extends object>(
  questions: readonly Asked<Answers>[],
  given: Answers,
  { input, output }: { input: Readable; output: Writable } = { input: process.stdin, output: process.stderr },
): Promise<Answers> {
  const lines = createInterface({ input, output })
  const read = lines[Symbol.asyncIterator]()
  let answers = given
  try {
    for (const { name, ask, otherwise, faultOf } of questions) {
      if (answers[name] !== undefined) continue
      const usual = otherwise(answers)
      for (;;) {
        const hint = usual === '' ? '' : ` [${usual}]`
        output.write(`${ask}${hint}\n> `)
        const { value: line, done } = await read.next()
        if (done === true) throw new Error('Nothing was written: the answers ended too early')
        const next = { ...answers, [name]: line.trim() === '' ? usual : line.trim() }
        const fault = faultOf(next)
        if (fault === undefined) {
          answers = next
          break
        }
        output.write(`${fault}\n`)
      }
    }
    return answers
  } finally {
    lines.close()
  }
}
