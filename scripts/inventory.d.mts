export function seal(folder: string): void;
export function isWhole(folder: string): boolean;
