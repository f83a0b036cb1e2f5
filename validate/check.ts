import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdown, type Row } from '../bench/row.js';
import type { Power } from '../src/power/index.js';
import type { Tuning } from '../src/setup/index.js';
import { studies, type Study } from './studies.js';

/** Errors of what was published: reading it off a figure, and its own sampling. */
const READING = 0.03;
const SAMPLING = 0.05;
const MOST_ERRORS = 2;

/** What is asked of the results that are kept, as rows of a table. */
export function checkResults(results: string): Row[] {
  return studies.flatMap((study) => rowsOf(results, study));
}

/** The same as Markdown. */
export function checkTable(results: string): string {
  return markdown(checkResults(results));
}

function rowsOf(results: string, study: Study): Row[] {
  const path = join(results, study.folder, `${study.name}.json`);
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return study.command === 'tune' ? [tuningRow(study, json as Tuning)] : powerRows(study, json as Power);
}

function tuningRow({ folder, name }: Study, tuning: Tuning): Row {
  const { accepted, clip, clipError, dof, ksPvalue, meanError, meanT, toys, varianceT, varianceError } =
    tuning;
  const [ratio, ratioError] = [varianceT, varianceError].map((value) => (value / (2 * dof)).toFixed(2));
  return {
    what: `${folder}/${name}: t of ${toys} fresh toys, W = ${clip} ± ${clipError.toPrecision(2)}`,
    bar: `mean ${dof} within 3 errors, KS p ≥ 0.001`,
    measured: `mean ${meanT.toFixed(2)} ± ${meanError.toFixed(2)}, variance/2dof ${ratio} ± ${ratioError}, KS p ${ksPvalue.toPrecision(2)}`,
    holds: accepted,
  };
}

function powerRows({ folder, name, published }: Study, power: Power): Row[] {
  if (published === undefined) return [];
  const point = power.points.findIndex((candidate) => candidate.yield === published.yield);
  const level = power.levels.findIndex(({ z }) => z === published.level);
  const thresholds = [
    [`${power.null.toys} null toys`, power.statistics[0].points[point].power[level]],
    ['χ²', power.chi2[point]?.power[level]],
  ] as const;
  return thresholds.map(([by, found]): Row => {
    const what = `${folder}/${name}: P(Z > ${published.level}) of ${power.points[point].toys} toys, threshold by ${by}`;
    const bar = `${published.power} as published, within ${MOST_ERRORS} √(ours² + ${READING}² + ${SAMPLING}²)`;
    if (found === null || found === undefined) return { what, bar, measured: 'not resolved', holds: false };
    const error = (found.high - found.low) / 2;
    const allowed = MOST_ERRORS * Math.hypot(error, READING, SAMPLING);
    return {
      what,
      bar,
      measured: `${found.value.toFixed(3)} ± ${error.toFixed(3)}`,
      holds: Math.abs(found.value - published.power) <= allowed,
    };
  });
}
