import v8 from 'node:v8';
import vm from 'node:vm';

/**
 * By how many percent of what is in use the heap may grow before it is collected. V8's own rule on a machine with much
 * memory lets it grow to four times that: a worker whose work fits into 100 MB came to hold 500 (`npm run bench -- memory`).
 */
const growingPercent = 60;

/** Before anything is loaded on demand: from here on the heap stays near to what is in use, without a fixed upper limit. */
export function growSparingly(): void {
  v8.setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
}

/**
 * Gives back what starting left behind, about 40 MB, which otherwise stays until there is work. It stands still for about
 * 40 ms. Node shows its collector only to code that asks for it by a flag; a new context is the first to see that.
 */
export function giveBackWhatStartingLeft(): void {
  v8.setFlagsFromString('--expose-gc');
  vm.runInNewContext('gc()');
}
