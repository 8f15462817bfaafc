import { createInterface } from 'node:readline/promises'
import { Writable, type Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable
}

/** Asks for one line that is not shown while it is typed; where there is no terminal, takes the first line of the input. */
export async function askSecret(
  question: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<string> {
  if (input.isTTY !== true) return ((await text(input)).split('\n')[0] ?? '').trim()
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: true })
  output.write(question)
  const ended = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''))
  })
  try {
    return (await Promise.race([lines.question(''), ended])).trim()
  } finally {
    output.write('\n')
    lines.close()
  }
}
