/**
 * A few pieces of work at a time, tenant by tenant: while one has much to do the others wait for one piece of it, not for
 * all (reliability.md F-062).
 */
export interface Lanes {
  /**
   * Runs `work` when the tenant's turn comes and answers true once it is done. Answers false at once, without running it,
   * when the tenant has too much waiting: the row stays due, and the sweep takes it up in turn.
   */
  take(tenantId: string, work: () => Promise<void>): Promise<boolean>;
}

interface LaneLimits {
  /** Pieces that run at the same time. */
  running: number;
  /** Pieces of one tenant that may wait. */
  waitingPerTenant: number;
}

type Start = () => void;

export function createLanes({ running: most, waitingPerTenant }: LaneLimits): Lanes {
  // A Map keeps the order in which tenants came; who had a turn goes to its end.
  const waiting = new Map<string, Start[]>();
  let running = 0;

  const startNext = () => {
    const [next] = waiting;
    if (!next || running >= most) return;
    const [tenantId, starts] = next;
    const start = starts.shift();
    waiting.delete(tenantId);
    if (starts.length > 0) waiting.set(tenantId, starts);
    running += 1;
    start?.();
  };

  return {
    take: async (tenantId, work) => {
      const starts = waiting.get(tenantId) ?? [];
      if (starts.length >= waitingPerTenant) return false;
      const turn = new Promise<void>((resolve) => starts.push(resolve));
      waiting.set(tenantId, starts);
      startNext();
      await turn;
      try {
        await work();
      } finally {
        running -= 1;
        startNext();
      }
      return true;
    },
  };
}
