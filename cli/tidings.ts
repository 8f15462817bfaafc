#!/usr/bin/env node
import { Command } from 'commander'

import { previewCommand } from './preview.ts'
import { runCommand } from './run-command.ts'

const program = new Command('tidings')
  .description('Turns uploaded articles into pages, feeds and Bluesky threads.')
  .addCommand(previewCommand())
  .showHelpAfterError('(add --help for what each command takes)')

await runCommand(program, process.argv)
