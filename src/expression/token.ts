/** A part of an expression, and where it begins. */
export interface Token {
  /** `name` is a word that stands before a bracket, `column` any other, and all in backticks. */
  readonly kind: 'number' | 'column' | 'name' | 'operator';
  /** As written; of a column its name, without backticks. */
  readonly text: string;
  readonly at: number;
}
