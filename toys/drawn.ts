/** A column of so many draws. */
export function drawn(events: number, draw: () => number): Float64Array {
  const values = new Float64Array(events);
  for (let i = 0; i < events; i++) values[i] = draw();
  return values;
}
