export { readReport } from './readReport.js';
export { reportPage } from './reportPage.js';
export type { ReportInput } from './reportInput.js';
