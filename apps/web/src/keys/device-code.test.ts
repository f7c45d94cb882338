import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeviceCode, printDeviceCode } from './device-code.ts';

const code = { device: 'a'.repeat(64) as never, proof: `${'B'.repeat(86)}==`, label: 'Chrome on Android' };

describe('the code of a new device', () => {
  it('is read back as it was shown, also when a mail broke its line', () => {
    expect(parseDeviceCode(printDeviceCode(code))).toEqual(code);
    expect(parseDeviceCode(` ${printDeviceCode(code).replaceAll(' ', '\n')}\n`)).toEqual(code);
  });

  it('is nothing else', () => {
    expect(parseDeviceCode(printDeviceCode(code).replace('/1', '/2'))).toBeNull();
    expect(parseDeviceCode(printDeviceCode(code).slice(0, 90))).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => parseDeviceCode(text) === null));
  });
});

describe('what a device is called', () => {
  it('is browser and system, and nothing that marks it out', async () => {
    const { deviceLabel } = await import('./device.ts');
    const pixel =
      'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Mobile Safari/537.36';
    expect(deviceLabel(pixel)).toBe('Chrome on Android');
    expect(deviceLabel('')).toBe('Browser on another system');
  });
});
