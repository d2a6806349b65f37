/** A group kind with a name and nothing else to say, as `kind.save` takes it. */
export const plainKind = (name: string) => ({
  name,
  audience: 'C' as const,
  purpose: '',
  namingPattern: '',
  posts: '',
  rules: '',
  welcome: '',
  nextKindId: null,
  capacityBest: 300,
  capacityFull: 400,
  capacityMax: 500,
});
