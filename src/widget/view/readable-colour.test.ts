import assert from 'node:assert/strict';
import { readableOn } from './readable-colour.js';

describe('text on the tenant’s colour', () => {
  it('is white on dark and dark on light', () => {
    assert.equal(readableOn('#0f5e63'), '#ffffff');
    assert.equal(readableOn('#ffd54a'), '#14171c');
    assert.equal(readableOn('#FFFFFF'), '#14171c');
    assert.equal(readableOn('#000000'), '#ffffff');
  });

  it('has the better contrast of the two for every colour', () => {
    const parts = [0, 51, 102, 153, 204, 255];
    for (const red of parts)
      for (const green of parts)
        for (const blue of parts) {
          const [light, dark] = [
            contrast([255, 255, 255], [red, green, blue]),
            contrast([20, 23, 28], [red, green, blue]),
          ];
          const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
          const chosen = readableOn(`#${hex}`) === '#ffffff' ? light : dark;
          assert.ok(chosen >= Math.max(light, dark) && chosen >= 4.2, `#${hex}: ${chosen}`);
        }
  });
});

/** WCAG 2.2, "contrast ratio", written down a second time. */
function contrast(first: number[], second: number[]): number {
  const luminances = [first, second].map((colour) => {
    const [r = 0, g = 0, b = 0] = colour.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return r * 0.2126 + g * 0.7152 + b * 0.0722;
  });
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}
