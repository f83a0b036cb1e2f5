import { readReport, reportPage } from '../page/index.js';
import { runCall } from './runCall.js';

/** The report of a run as HTML, from its folder alone. */
export function reportOf(folder: string): Uint8Array {
  const read = readReport(folder);
  return new TextEncoder().encode(reportPage({ ...read, command: runCall(read.result) }));
}
