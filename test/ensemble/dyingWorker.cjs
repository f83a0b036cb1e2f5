/** The entry for dyingWorker.mjs, as workerEntry.cts is for worker.ts. */
module.exports = import('./dyingWorker.mjs').then(({ default: work }) => work);
