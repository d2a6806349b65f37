export interface Runtime {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly development: boolean;
  readonly dist: string;
  readonly version: string;
  readonly name: string;
}

export function resolveRuntime(options?: { readonly main?: string; readonly headless?: boolean }): Runtime;
export function prepareRuntime(): Promise<Runtime>;
