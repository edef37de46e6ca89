/** What must be undone at the end, however the run ends: processes, databases, folders. */
export interface Cleanup {
  /** Undone in the opposite order. The function given back undoes it early. */
  add(undo: () => Promise<void>): () => Promise<void>;
  /** Undoes everything, once; a step that fails does not keep the others from running. */
  run(): Promise<void>;
}

export function createCleanup(report: (error: unknown) => void): Cleanup {
  const steps: (() => Promise<void>)[] = [];
  return {
    add: (undo) => {
      steps.push(undo);
      return async () => {
        const place = steps.indexOf(undo);
        if (place < 0) return;
        steps.splice(place, 1);
        await undo();
      };
    },
    run: async () => {
      for (let undo = steps.pop(); undo; undo = steps.pop()) await undo().catch(report);
    },
  };
}
