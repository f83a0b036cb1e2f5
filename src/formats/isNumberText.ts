/** Whether a text is a finite number; one of nothing but spaces is none. */
export function isNumberText(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
