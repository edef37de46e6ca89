/** A few texts that outlive the page, by name. */
export interface Keep {
  read(name: string): string | null;
  /** Null forgets. */
  write(name: string, value: string | null): void;
  /** False when the browser keeps nothing, and the memory of this page has to do. */
  isLasting: boolean;
}

/**
 * Keeps texts under a prefix of our own. A browser that blocks storage throws on the first touch, and one whose storage is
 * full on writing: then they live as long as the page.
 */
export function openKeep(storage: () => Storage, prefix: string): Keep {
  const memory = new Map<string, string>();
  const lasting = usable(storage, prefix);
  return {
    isLasting: lasting !== undefined,
    read: (name) => memory.get(name) ?? lasting?.getItem(prefix + name) ?? null,
    write: (name, value) => {
      memory.delete(name);
      if (value === null) lasting?.removeItem(prefix + name);
      else if (!(lasting && isWritten(lasting, prefix + name, value))) memory.set(name, value);
    },
  };
}

function usable(storage: () => Storage, prefix: string): Storage | undefined {
  try {
    const found = storage();
    return isWritten(found, `${prefix}test`, '') ? found : undefined;
  } catch {
    // Refused by the browser's settings; there is nobody to tell.
    return undefined;
  }
}

function isWritten(storage: Storage, name: string, value: string): boolean {
  try {
    storage.setItem(name, value);
    return true;
  } catch {
    // Full, or refused: the caller keeps it in memory.
    return false;
  }
}
