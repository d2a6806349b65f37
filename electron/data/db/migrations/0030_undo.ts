/** Nothing but the triggers of undo, which every migration makes anew: since this version they note what an update changed, as JSON. */
export function undoOfChanges(): void {}
