/** Long enough for the browser to have taken the file. */
const keepMs = 10_000;

/** Saves what was fetched as a file. Fetched, not linked: a link could not name the tenant of a platform admin. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keepMs);
}
