import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import type { Mutant, Verdict } from './mutant.ts';
import { copyProject, removeCopy } from './project-copy.ts';
import type { Target } from './target.ts';
import type { WorkerMessage, WorkerOptions } from './worker.ts';

export interface Project {
  /** Copied for each process, so it has to stay as it is. */
  readonly root: string;
  /** The module that exports `targets`, relative to the root. */
  readonly recipe: string;
  readonly target: Target;
  readonly seed: number;
  readonly patience: number;
}

/** A process that has outgrown this is replaced: tests leave pages behind. */
const mostMemory = 1.5e9;

/** Judges mutants in a process and a copy of the project of its own; both are replaced when a mutant ruins them. */
export class WorkerProcess {
  #running: { readonly child: ChildProcess; readonly copy: string } | undefined;

  constructor(readonly project: Project) {}

  /** @throws CannotRun when a judge is not content with the sources as they are */
  async judge(mutant: Mutant): Promise<Verdict> {
    const child = await this.#start();
    child.send(mutant);
    const answer = await nextMessage(child);
    if (!isMessage(answer)) {
      await this.stop();
      return answer.signal === 'SIGKILL'
        ? { is: 'killed', judge: 'time', by: 'it takes too long' }
        : { is: 'killed', judge: 'crash', by: `the process ended with ${answer.signal ?? answer.code}` };
    }
    if (!('verdict' in answer)) throw new Error('A worker answered out of turn.');
    const { verdict, memory } = answer;
    const isRuined = verdict.is === 'killed' && (verdict.judge === 'crash' || verdict.judge === 'time');
    if (isRuined || memory > mostMemory) await this.stop();
    return verdict;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    running.child.kill('SIGKILL');
    await removeCopy(running.copy);
  }

  async #start(): Promise<ChildProcess> {
    if (this.#running !== undefined) return this.#running.child;
    const { root, recipe, target, seed, patience } = this.project;
    const copy = await copyProject(root, target.project);
    const options: WorkerOptions = {
      recipe: path.join(root, recipe),
      target: target.name,
      root: copy,
      seed,
      patience,
    };
    const child = fork(path.join(import.meta.dirname, 'worker.ts'), [JSON.stringify(options)], {
      cwd: copy,
      // The sources run as they are, however this process was started.
      execArgv: ['--import=tsx', '--conditions=source'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#running = { child, copy };
    const answer = await nextMessage(child);
    if (isMessage(answer) && 'ready' in answer) return child;
    await this.stop();
    throw new CannotRun(
      isMessage(answer) && 'failed' in answer
        ? answer.failed
        : 'The process that judges mutants ended early.',
    );
  }
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

function nextMessage(child: ChildProcess): Promise<WorkerMessage | Exit> {
  return new Promise((resolve) => {
    const onMessage = (message: WorkerMessage): void => {
      child.off('exit', onExit);
      resolve(message);
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void => {
      child.off('message', onMessage);
      resolve({ code, signal });
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });
}

function isMessage(answer: WorkerMessage | Exit): answer is WorkerMessage {
  return !('signal' in answer);
}
