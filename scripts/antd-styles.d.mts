/** A PostCSS plugin that keeps of antd's rules those of components used by the sources below `folder`. */
export function onlyUsedStyles(folder: string): { readonly postcssPlugin: string };
