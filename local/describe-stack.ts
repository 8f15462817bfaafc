import { writeLocalStackFile } from '../shared/adapters/local-stack-file.ts'
import { stackOutputsSchema } from '../shared/stack-outputs.ts'
import type { LocalStack } from './stack-options.ts'

/** Tells `tidings --local` how to reach this stack, in a file at `path`; returns what removes the file. */
export function describeStack(stack: LocalStack, path?: string): () => void {
  const { gatewayUrl, region, operatorCredentials: credentials, publication, template } = stack
  const outputs = stackOutputsSchema.parse(template.outputs)
  return writeLocalStackFile({ pid: process.pid, gatewayUrl, region, credentials, outputs, publication }, path)
}
