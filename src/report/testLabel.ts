import type { StatisticPower } from '../power/index.js';

const SHORT: Readonly<Record<string, string>> = {
  t: 'NPLM',
  ks: 'KS',
  cvm: 'CvM',
  ad: 'AD',
  'chi2-min': 'binned χ², min. p',
  'kd-min': 'k-d χ², min. p',
  'marginal-ks': 'marginal KS',
  energy: 'energy distance',
  c2st: 'classifier (C2ST)',
  count: 'counting',
};

/** A test's name for a legend or a narrow column: as the field abbreviates it, `KS + rate`. */
export function testLabel({ name, title }: Pick<StatisticPower, 'name' | 'title'>): string {
  const [, base = name, rate = ''] = /^(.*?)(\+rate)?$/.exec(name) ?? [];
  return `${SHORT[base] ?? ofCells(base) ?? title}${rate === '' ? '' : ' + rate'}`;
}

/** Binnings carry their number of cells in the name. */
function ofCells(name: string): string | undefined {
  const [, kind, cells] = /^(chi2|chi2-quantile|kd)-(\d+)$/.exec(name) ?? [];
  switch (kind) {
    case 'chi2':
      return `χ², ${cells} bins`;
    case 'chi2-quantile':
      return `χ², ${cells} quantile bins`;
    case 'kd':
      return `χ², ${cells} k-d cells`;
    default:
      return undefined;
  }
}
