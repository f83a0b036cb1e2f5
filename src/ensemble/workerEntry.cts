/**
 * What piscina loads in each thread. It would load an ES module by `require`, in which Node 20 and 22 abort the whole
 * process when the thread is ended meanwhile; `import` ends with the thread.
 */
export = import('./worker.js').then(({ default: work }) => work);
