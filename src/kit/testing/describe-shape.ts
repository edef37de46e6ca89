import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnyConnector } from '../index.js';
import type { It } from './check.js';
import type { Specimen } from './specimen.js';

/** What a connector says of itself and what it brings for people to read: manifest, guide, logo. */
export function describeShape({ manifest }: AnyConnector, { folder }: Specimen, it: It): void {
  const isInternal = manifest.internal === true;

  it('has the id of its folder', () => {
    const name = basename(folder);
    assert.equal(
      manifest.id,
      name,
      `The manifest’s id is “${manifest.id}” and the folder “${name}”: give both the same name.`,
    );
  });

  it('says in one sentence what it does, and where the platform is', () => {
    const { summary, homepage } = manifest;
    assert.match(
      summary,
      /^[^.!?]{5,118}[.]$/,
      `The summary “${summary}” is not one sentence: write one of at most 120 characters that ends with a full stop.`,
    );
    assert.ok(
      homepage === '' || /^https?:/.test(homepage),
      `The homepage “${homepage}” is no address: give the platform’s, or '' where the platform is us.`,
    );
  });

  if (isInternal) {
    it('needs neither guide nor logo: nobody connects it by hand', () => undefined);
    return;
  }

  const read = (name: string): string => {
    const file = join(folder, name);
    assert.ok(existsSync(file), `${name} is missing: put it into ${folder}.`);
    return readFileSync(file, 'utf8');
  };

  it('brings a guide for the tenant', () => {
    const words = read('guide.md').match(/\p{L}+/gu)?.length ?? 0;
    assert.ok(
      words >= 30,
      `guide.md has ${words} words: say where each value is found, what happens then, and what cannot be done.`,
    );
  });

  it('writes its guide without tables and pictures', () => {
    const guide = read('guide.md');
    assert.doesNotMatch(
      guide,
      /^\s*\|/m,
      'guide.md has a table, which the dashboard does not draw: write a list.',
    );
    assert.doesNotMatch(
      guide,
      /!\[|<\w/,
      'guide.md has a picture or HTML, which the dashboard does not draw: say it in words.',
    );
  });

  it('brings a logo that does nothing but be seen', () => {
    const logo = read('logo.svg');
    assert.match(
      logo,
      /^\s*<svg[^>]+viewBox=/,
      'logo.svg does not begin with an <svg> that has a viewBox: add it.',
    );
    assert.ok(logo.length <= 20_000, `logo.svg has ${logo.length} bytes: draw it with at most 20,000.`);
    const harm =
      /<script|<foreignObject|<image|<use|<style|<!|<\?|\son\w+\s*=|(?:xlink:)?href\s*=|url\(|javascript:/i.exec(
        logo,
      );
    assert.equal(
      harm,
      null,
      `logo.svg has ${JSON.stringify(harm?.[0].trim())}, which can run or load something: draw with shapes and text only.`,
    );
  });
}
