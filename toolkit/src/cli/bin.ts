#!/usr/bin/env node
import { processTerminal } from './process-terminal.ts';
import { runCommand } from './run-command.ts';
import { toolkit } from './toolkit.ts';

process.exitCode = await runCommand(toolkit, process.argv.slice(2), processTerminal());
