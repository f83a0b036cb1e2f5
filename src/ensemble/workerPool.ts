import type { ResourceLimits } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { Fault } from '../fault/index.js';
import type { SharedState } from './sharedState.js';
import type { Reply, Task, TaskResult } from './worker.js';

/** How often a fit is begun whose worker ends under it. */
const MOST_TRIES = 3;

/** What tests change of a worker. */
export interface WorkerChange {
  readonly entry?: URL;
  readonly resourceLimits?: ResourceLimits;
}

/** Workers that were started together, and end together. */
interface Team {
  readonly pool: Piscina<Task, Reply<Task>>;
  /** How many arenas they have taken: one Int32. */
  readonly taken: SharedArrayBuffer;
  /** Why the first of them ended. */
  cause?: unknown;
}

/**
 * Worker threads that fit, one task at a time each. Where one of them dies, all are ended and as many are started in
 * their arenas, for its arena may hold anything; what they were at is begun again. No number depends on it.
 */
export class WorkerPool {
  readonly #state: SharedState;
  readonly #change: WorkerChange;
  #team: Team | undefined;
  /** Until no thread of an earlier team works in the shared memory. */
  #ended: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(state: SharedState, change: WorkerChange = {}) {
    this.#state = state;
    this.#change = change;
    this.#team = this.#start();
  }

  /**
   * Has a task done by the next free worker.
   *
   * @throws Fault that the task ended with; `internal` if workers die again and again
   */
  async run<T extends Task>(task: T): Promise<TaskResult<T>> {
    for (let tries = 1; ; tries++) {
      await this.#ended;
      if (this.#closing !== undefined) throw new Fault('internal', { what: 'the workers were ended' });
      const team = (this.#team ??= this.#start());
      let reply: Reply<T>;
      try {
        reply = (await team.pool.run(task)) as Reply<T>;
      } catch (error) {
        team.cause ??= error;
        // A worker that lives has thrown what is no Fault.
        if (team === this.#team || this.#closing !== undefined) throw error;
        if (tries === MOST_TRIES) throw dying(team.cause);
        continue;
      }
      if ('fault' in reply) throw new Fault(...reply.fault);
      return reply.result;
    }
  }

  /** Ends the workers, whatever they are at. */
  close(): Promise<void> {
    const team = this.#team;
    // Not one of them is to be replaced.
    this.#team = undefined;
    return (this.#closing ??= team === undefined ? (this.#ended ?? Promise.resolve()) : team.pool.destroy());
  }

  #start(): Team {
    const { workers } = this.#state;
    const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const pool = new Piscina<Task, Reply<Task>>({
      filename: (this.#change.entry ?? new URL('./workerEntry.cjs', import.meta.url)).href,
      workerData: { ...this.#state, taken },
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: Infinity,
      concurrentTasksPerWorker: 1,
      resourceLimits: this.#change.resourceLimits,
    });
    const team: Team = { pool, taken };
    // Of a worker that dies without a task.
    pool.on('error', (error: unknown) => (team.cause ??= error));
    pool.on('workerDestroy', () => this.#dismiss(team));
    return team;
  }

  /** The pool would start another worker by itself, in no arena and, for one that dies at its start, never again. */
  #dismiss(team: Team): void {
    if (team !== this.#team) return;
    this.#team = undefined;
    Atomics.store(new Int32Array(team.taken), 0, this.#state.workers);
    // Not before the dead worker's task has heard of its end: it knows why.
    this.#ended = Promise.resolve().then(() => team.pool.destroy());
  }
}

/** What is said of workers that cannot stay alive. */
function dying(cause: unknown): Fault {
  const { message, code } =
    cause instanceof Error ? (cause as NodeJS.ErrnoException) : { message: String(cause) };
  const outOfMemory = code === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = outOfMemory ? 'it ran out of memory' : message;
  return new Fault(
    'internal',
    {
      what: `a worker died under the same fit ${MOST_TRIES} times (${why})`,
      todo: outOfMemory
        ? 'set NODE_OPTIONS=--max-old-space-size to more MiB, or use fewer --workers, and run again: fits that were done are kept'
        : 'run again: fits that were done are kept',
    },
    { cause },
  );
}
