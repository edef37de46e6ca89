import assert from 'node:assert/strict';
import { nameDevice } from './name-device.js';

const mozilla = (rest: string) => `Mozilla/5.0 ${rest}`;
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the name of a device', () => {
  it('says which browser on which system, whatever else it calls itself', () => {
    const known: [string, string][] = [
      [mozilla('(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'), 'Firefox on Linux'],
      [
        mozilla(`(Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36`),
        'Chrome on Windows',
      ],
      [
        mozilla(`(Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`),
        'Edge on Windows',
      ],
      [
        mozilla(`(Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`),
        'Safari on macOS',
      ],
      [
        mozilla(
          `(iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} Version/18.0 Mobile/15E148 Safari/604.1`,
        ),
        'Safari on iOS',
      ],
      [
        mozilla(`(Linux; Android 15; Pixel 9) ${webkit} Chrome/140.0.0.0 Mobile Safari/537.36`),
        'Chrome on Android',
      ],
      ['curl/8.5.0', 'curl'],
    ];
    for (const [userAgent, name] of known) assert.equal(nameDevice(userAgent), name);
  });

  it('is none where nothing is told', () => {
    assert.equal(nameDevice(null), undefined);
    assert.equal(nameDevice('node'), undefined);
  });
});
