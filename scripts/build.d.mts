/** Builds where a source is newer than what was built; throws with the compiler's last words. */
export function prepareBuild(): Promise<void>;
