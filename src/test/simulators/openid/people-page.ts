import type { OpenIdPerson } from './start.js';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A button for each person, and one for whoever changes their mind. */
export const peoplePage = (people: readonly OpenIdPerson[]): string => `<!doctype html>
<html lang="en"><title>Example ID</title><h1>Who are you?</h1>
<form method="post">
${people.map(({ sub }) => `<button name="sub" value="${escaped(sub)}">${escaped(sub)}</button>`).join('\n')}
<button name="sub" value="">Nobody</button>
</form></html>`;
