/**
 * The sum of the Euclidean distances between all events of one block and all of another.
 *
 * @param a - event after event, `features` numbers each
 */
export function sumOfDistances(a: Float64Array, b: Float64Array, features: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += features) sum += sumFrom(a, i, b, 0, b.length, features);
  return sum;
}

/** The sum over all pairs of different events among `from` … `to` − 1, each pair once. */
export function sumOfPairs(a: Float64Array, from: number, to: number, features: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    sum += sumFrom(a, i * features, a, (i + 1) * features, to * features, features);
  }
  return sum;
}

/** From the event at place `at` of a to the events at places `from` to `to` of b, two at a time: their sums overlap. */
function sumFrom(
  a: Float64Array,
  at: number,
  b: Float64Array,
  from: number,
  to: number,
  features: number,
): number {
  let sum = 0;
  let j = from;
  for (; j + features < to; j += 2 * features) {
    let first = 0;
    let second = 0;
    for (let k = 0; k < features; k++) {
      const one = a[at + k] - b[j + k];
      const two = a[at + k] - b[j + features + k];
      first += one * one;
      second += two * two;
    }
    sum += Math.sqrt(first);
    sum += Math.sqrt(second);
  }
  if (j < to) {
    let last = 0;
    for (let k = 0; k < features; k++) last += (a[at + k] - b[j + k]) * (a[at + k] - b[j + k]);
    sum += Math.sqrt(last);
  }
  return sum;
}
