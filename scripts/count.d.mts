export function countReport(report: string, code: number): { readonly passed: number; readonly failed: number };
