import type { MarkerShape } from './plot/marker.js';
import type { Ink } from './plot/style.js';

/**
 * The figures as plain numbers: they survive JSON, so a figure can be drawn again from a stored result. A number that
 * is not finite (`null` after JSON) is passed over. Texts named "markup" follow {@link markup}: `*t*_{obs}`; names from
 * files are plain text.
 */

/** The toys' test statistic against χ² and t_obs. */
export interface NullDistributionFigure {
  readonly kind: 'nullDistribution';
  /** t of each toy; empty where no toys were run. */
  readonly t: readonly number[];
  readonly dof: number;
  readonly tObserved: number | null;
  /** Degrees of freedom that fit the toys best, drawn as a second curve. */
  readonly fittedDof?: number | null;
  /** p of the Kolmogorov–Smirnov test of the toys against χ² with `dof`. */
  readonly ksPvalue?: number | null;
  /** Further lines for the legend, such as the p-value and Z; markup. */
  readonly headline?: readonly string[];
  /** At the upper right above the frame, such as `300 toys, *N*(R) = 2000`; markup. */
  readonly note?: string;
}

/** One feature: data, reference, and the reference reweighted by e^f. */
export interface FeatureFigure {
  readonly kind: 'feature';
  readonly feature: string;
  readonly unit?: string;
  /** One more than bins, increasing. */
  readonly edges: readonly number[];
  /** Counts of data in each bin. */
  readonly data: readonly number[];
  /** Reference in each bin, scaled to the expected yield, and its sum of squared weights. */
  readonly reference: readonly number[];
  readonly referenceSumw2: readonly number[];
  /** Reference reweighted by e^f; absent where no fit succeeded. */
  readonly reweighted?: readonly number[];
  /** Events beyond the edges: stated in the figure. */
  readonly outside?: { readonly data: number; readonly reference: number };
  /** Logarithmic y axis; chosen from the contents if absent. */
  readonly logY?: boolean;
  readonly note?: string;
}

/** What the network learnt in one feature: f(x) ≈ ln n(x|data)/n(x|reference). */
export interface LogRatioFigure {
  readonly kind: 'logRatio';
  readonly feature: string;
  readonly unit?: string;
  /** Increasing places and f there. */
  readonly x: readonly number[];
  readonly f: readonly number[];
  /** The true log ratio at the same places, where it is known. */
  readonly truth?: readonly (number | null)[];
  /** The data, a stroke an event at the foot of the panel. */
  readonly data: readonly number[];
  readonly note?: string;
}

/** The mean of t against the clip, and the clip at which it is the number of degrees of freedom. */
export interface ClipScanFigure {
  readonly kind: 'clipScan';
  /** Every mean that was measured. */
  readonly search: readonly {
    readonly clip: number;
    readonly meanT: number;
    readonly meanError: number;
  }[];
  readonly clip: number;
  readonly clipError: number;
  /** d mean t / dW at the root. */
  readonly slope: number;
  readonly dof: number;
  readonly note?: string;
}

/** Values of several series against one quantity: lines, points with errors or limits, bands. */
export interface CurvesFigure {
  readonly kind: 'curves';
  /** What it is, for screen readers and document properties. */
  readonly title: string;
  /** Behind the name above the frame, such as `power`; markup. */
  readonly subject: string;
  readonly x: CurvesAxis;
  readonly y: CurvesAxis;
  /** In the order of the legend; the first is drawn above the others. */
  readonly series: readonly CurveSeries[];
  readonly note?: string;
}

/** An axis of {@link CurvesFigure}; an end that is not given is chosen from the points. */
export interface CurvesAxis {
  /** Markup. */
  readonly title: string;
  readonly low?: number;
  readonly high?: number;
}

/** One series of {@link CurvesFigure}; without a marker its points are the corners of a line. */
export interface CurveSeries {
  /** Markup. */
  readonly label: string;
  readonly ink: Ink;
  readonly marker?: MarkerShape;
  /** Through the points that are no limits. */
  readonly line?: 'solid' | 'dashed' | 'dotted';
  /** How low and high of the points are shown. */
  readonly spread?: 'bars' | 'band';
  readonly points: readonly CurvePoint[];
}

/** A point of {@link CurveSeries}. */
export interface CurvePoint {
  readonly x: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** What is no more than a lower limit, shown by an arrow: the value and the high end, or that alone. */
  readonly limit?: 'value' | 'high';
}

/** Any figure, as the numbers that it is drawn from. */
export type Figure = NullDistributionFigure | FeatureFigure | LogRatioFigure | ClipScanFigure | CurvesFigure;

/** A figure and the name of its files, without ending. */
export interface NamedFigure {
  readonly name: string;
  readonly figure: Figure;
}
