import fs from 'node:fs';

/** What the system says that a process has used. Read from /proc, so the bench runs on Linux. */

/** Clock ticks a second in /proc/<pid>/stat: a constant of Linux's interface to programs. */
const ticksPerSecond = 100;

/** User and system time since the start of the process, in milliseconds. */
export function cpuMsOf(pid: number): number {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in parentheses, which may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) * 1000) / ticksPerSecond;
}

/** Resident memory in MB. */
export function residentMbOf(pid: number): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}

/** CPU time of several processes together. */
export const cpuMsOfAll = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0);

export const isOnThisMachine = (pid: number): boolean => fs.existsSync(`/proc/${pid}/stat`);
