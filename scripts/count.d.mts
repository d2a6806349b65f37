export function countReport(report: string, code: number): { readonly passed: number; readonly failed: number };
export function failuresOf(report: string): readonly string[];
