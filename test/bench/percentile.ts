/** @param part - between 0 and 1 */
export const percentile = (sorted: number[], part: number): number => sorted[Math.floor(sorted.length * part)] ?? NaN;
