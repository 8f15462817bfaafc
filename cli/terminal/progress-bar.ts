import { styleText } from 'node:util'

const cells = 24

/** One line that tells how far a piece of work is. */
export interface ProgressBar {
  readonly advance: () => void
  readonly end: () => void
}

/** The line: a bar, how many of how many, and of what. */
export function renderBar(what: string, done: number, total: number): string {
  const filled = total === 0 ? cells : Math.floor((done / total) * cells)
  const bar = styleText('green', '█'.repeat(filled)) + styleText('dim', '░'.repeat(cells - filled))
  return `${bar}  ${done} of ${total} ${what}`
}

/** Shows progress on a terminal, on a line that is written over and over; anywhere else there is only the last line. */
export function startBar(
  what: string,
  total: number,
  output: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
): ProgressBar {
  let done = 0
  const show = (): void => void output.write(`\r${renderBar(what, done, total)}`)
  if (output.isTTY) show()
  return {
    advance() {
      done += 1
      if (output.isTTY) show()
    },
    end: () => void output.write(output.isTTY ? '\n' : `${done} of ${total} ${what}\n`),
  }
}
