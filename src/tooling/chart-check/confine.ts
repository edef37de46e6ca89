import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a command as the pod's security context has it, without a container runtime: a root file system of its own that is
 * read-only, an ordinary user, no capabilities, no way to new privileges. Needs root and mount namespaces.
 */
const script = `set -e
root=$1 app=$2 user=$3 group=$4 writable=$5; shift 5
mount -t tmpfs -o mode=755 none "$root"
for each in usr bin sbin lib lib64 etc; do
  if [ -L "/$each" ]; then cp -P "/$each" "$root/"; continue; fi
  [ -d "/$each" ] || continue
  mkdir "$root/$each"; mount --bind "/$each" "$root/$each"; mount -o remount,bind,ro "$root/$each"
done
for each in dev proc; do mkdir "$root/$each"; mount --rbind "/$each" "$root/$each"; done
mkdir "$root/app"; mount --bind "$app" "$root/app"; mount -o remount,bind,ro "$root/app"
for each in $writable; do mkdir -p "$root$each"; mount -t tmpfs -o mode=1777 none "$root$each"; done
mount -o remount,ro "$root"
exec chroot "$root" setpriv --reuid "$user" --regid "$group" --clear-groups --no-new-privs \\
  --inh-caps=-all --bounding-set=-all env -C /app "$@"`;

export interface Confined {
  command: readonly string[];
  env: Readonly<Record<string, string>>;
  user: number;
  group: number;
  /** Folders that volumes are mounted on. */
  writable: readonly string[];
}

export interface Running {
  child: ChildProcess;
  /** All that it wrote so far, on both streams. */
  said: () => string;
  /** Waits until it has ended. */
  ended: () => Promise<{ code: number | null; signal: string | null }>;
}

export const canConfine = (): boolean =>
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'setpriv', ...noCapabilities, 'true']).status === 0;

const noCapabilities = ['--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'];

/** Where the app is, and a folder for the root file system; without the latter the machine's own is used, writable. */
export interface Place {
  app: string;
  root: string | undefined;
}

export function startConfined(confined: Confined, { app, root }: Place): Running {
  const { command, env, user, group, writable } = confined;
  const inOwnRoot = (folder: string) => {
    const place = [folder, app, String(user), String(group), writable.join(' ')];
    return ['unshare', '--mount', 'sh', '-c', script, 'sh', ...place];
  };
  const [program = '', ...args] = root === undefined ? withoutPrivileges() : inOwnRoot(root);
  const child = spawn(program, [...args, ...command], {
    cwd: app,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/tmp', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode }));
  return { child, said: () => said, ended: () => closed };
}

/** All that can be taken away without a root file system of its own: only root may drop capabilities. */
function withoutPrivileges(): string[] {
  const isRoot = spawnSync('setpriv', [...noCapabilities, 'true']).status === 0;
  return ['setpriv', ...(isRoot ? noCapabilities : ['--no-new-privs'])];
}
