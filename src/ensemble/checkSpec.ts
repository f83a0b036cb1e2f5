import { findLaw } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import { trainerNames, type FitData, type FitOptions } from '../fit/index.js';
import { checkEvents, createNetwork, networkParameters, type Network } from '../network/index.js';
import { shortNumber } from '../text/index.js';
import type { EnsembleSpec, ToySource, ToyYield } from './ensembleSpec.js';
import { mostEvents, planMemory } from './memoryPlan.js';

/** Beyond, a step of Levenberg–Marquardt takes half a minute, and a fit thousands of them. */
const MOST_SOLVED = 4096;

/**
 * Refuses a spec of which no fit can be made, before memory is taken or a worker started: in a worker it would give
 * failed fits, or a t of events that nobody has.
 *
 * @throws Fault `usage` that names the member and the value received, or gives the arithmetic of what is needed
 */
export function checkSpec(spec: EnsembleSpec, workers: number): void {
  const { reference, expected, fit, observed, seed, source, toyYield } = spec;
  whole('workers', workers, 1);
  whole('seed', seed, 0);
  whole('observed', observed, 0);
  positive('expected', expected);
  checkFit(fit);
  checkColumns(fit.network, reference, 'the reference events');
  whole('reference.rows', reference.rows, 1);
  if (reference.weights !== undefined) checkWeights(reference.weights, reference.rows);
  checkSource(source, fit.network);
  checkYield(toyYield);
  planMemory(spec, workers);
}

/**
 * Refuses observed data that the fit cannot take.
 *
 * @throws Fault `usage`
 */
export function checkData(spec: EnsembleSpec, data: FitData): void {
  checkColumns(spec.fit.network, data, 'the data events');
  const most = mostEvents(spec);
  if (data.rows > most)
    throw new Fault('usage', {
      what: `${data.rows} data events are more than the ${most} for which there is memory`,
      todo: 'give their number as observed',
    });
}

function checkFit({ network, clip, trainer, starts, epochs }: FitOptions): void {
  createNetwork(network.inputs, network.hidden, network.extras);
  if (network.extras !== 0)
    throw fault('fit.network.extras', network.extras, 'give 0: events of an ensemble have no extra columns');
  if (!(clip.bound > 0)) throw fault('fit.clip.bound', clip.bound, 'give a number above 0');
  oneOf('fit.clip.scope', clip.scope, ['kernels', 'all']);
  oneOf('fit.trainer', trainer, trainerNames);
  whole('fit.starts', starts, 1);
  if (trainer === 'adam') whole('fit.epochs', epochs, 1);
  const parameters = networkParameters(network);
  if (trainer === 'lm' && parameters > MOST_SOLVED)
    throw new Fault('usage', {
      what: `the network has ${parameters} parameters: each of the thousands of steps of a fit would solve as many equations, ${shortNumber((parameters * parameters * parameters) / 3)} operations; at most ${MOST_SOLVED} are sensible`,
      todo: 'choose fewer --features, a smaller --network, or --trainer lbfgs',
    });
}

function checkSource(source: ToySource, network: Network): void {
  oneOf('source.kind', source.kind, ['pool', 'law']);
  if (source.kind === 'pool') return checkColumns(network, source, 'the events of the toy pool');
  const { features } = findLaw(source.law);
  for (const [name, { length }] of Object.entries({
    features,
    mean: source.mean,
    deviation: source.deviation,
  })) {
    if (length !== network.inputs)
      throw new Fault('usage', {
        what: `the law ${source.law} comes with ${length} ${name} where the network has ${network.inputs} inputs`,
      });
  }
}

function checkYield(toyYield: ToyYield): void {
  oneOf('toyYield.kind', toyYield.kind, ['poisson', 'fixed']);
  if (toyYield.kind === 'fixed') whole('toyYield.events', toyYield.events, 0);
  else positive('toyYield.mean', toyYield.mean);
}

function checkColumns(network: Network, { rows, columns }: FitData, what: string): void {
  checkEvents(network, { rows, columns, extras: [] }, 'usage', what);
  for (const column of columns) {
    for (let row = 0; row < rows; row++) {
      if (!Number.isFinite(column[row]))
        throw new Fault('usage', { what: `${what} have the value ${column[row]} in row ${row}` });
    }
  }
}

function checkWeights(weights: Float64Array, rows: number): void {
  if (weights.length !== rows)
    throw fault(
      'reference.weights',
      `an array of ${weights.length}`,
      `give one for each of the ${rows} rows`,
    );
  positive(
    'the sum of reference.weights',
    weights.reduce((sum, weight) => sum + weight, 0),
  );
}

function positive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw fault(name, value, 'give a number above 0');
}

function whole(name: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw fault(name, value, `give a whole number from ${least}`);
}

function oneOf(name: string, value: string, names: readonly string[]): void {
  if (!names.includes(value)) throw fault(name, value, `choose from: ${names.join(', ')}`);
}

function fault(name: string, value: number | string, todo: string): Fault {
  return new Fault('usage', { what: `${name} is ${value}`, todo });
}
