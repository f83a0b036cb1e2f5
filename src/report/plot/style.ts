/** Ink and sizes, one place for all figures. Sizes are pixels on a canvas of 640; in a column of 8 cm a title has 7.8 pt. */
export const style = {
  black: '#000000',
  /** Petroff 2021, six colours: told apart with any colour vision, and ordered in lightness. */
  blue: '#5790fc',
  orange: '#f89c20',
  red: '#e42536',
  purple: '#964a8b',
  grey: '#9c9ca1',
  violet: '#7a21dd',
  /** A light tint for areas; no opacity, which PDF and print treat differently. */
  paleBlue: '#d3e1fe',
  paleGrey: '#e3e3e6',
  darkGrey: '#4d4d52',
  name: 27,
  title: 23,
  label: 19,
  legend: 18,
  frame: 1.6,
  line: 2.4,
  thin: 1.3,
  majorTick: 10,
  minorTick: 5,
  point: 4.2,
} as const;

/** Dash patterns; with the colour gone they still tell lines apart. */
export const dashes = {
  dashed: [9, 5],
  dotted: [2, 4],
} as const;

/** What a line or a marker can be drawn in. */
export type Ink = 'black' | 'blue' | 'orange' | 'red' | 'purple' | 'grey' | 'violet';
