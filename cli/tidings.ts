#!/usr/bin/env node
import { Command } from 'commander'

import about from '../package.json' with { type: 'json' }
import { runCommand } from './run-command.ts'

/** Each is loaded only when it is named, or when all are listed. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).initCommand(),
  connect: async () => (await import('./connect.ts')).connectCommand(),
  preview: async () => (await import('./preview.ts')).previewCommand(),
  publish: async () => (await import('./publish.ts')).publishCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  status: async () => (await import('./status.ts')).statusCommand(),
  withdraw: async () => (await import('./withdraw.ts')).withdrawCommand(),
  retry: async () => (await import('./retry.ts')).retryCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
}

const program = new Command('tidings')
  .description('Turns uploaded articles into pages, feeds and Bluesky threads.')
  .version(about.version)

const [, , name = ''] = process.argv
const named = Object.hasOwn(commands, name) ? commands[name] : undefined
for (const load of named ? [named] : Object.values(commands)) program.addCommand(await load())

await runCommand(program, process.argv)
