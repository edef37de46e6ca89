/** Whether the browser tells of waiting visitors; each browser for itself. */

const key = 'patchbay-alerts';

/** `denied` is the browser's own decision, which only its settings change. */
export type AlertState = 'unsupported' | 'denied' | 'on' | 'off';

/** Phones offer notifications to installed apps alone: there the constructor throws, or is missing. */
export function readAlertState(): AlertState {
  if (!('Notification' in window)) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && isRemembered() ? 'on' : 'off';
}

export const isAlertWanted = (): boolean => readAlertState() === 'on';

/** Asks for the permission where it was not given yet. Without an answer nothing is on, now or later. */
export async function turnAlertsOn(): Promise<AlertState> {
  if ((await Notification.requestPermission()) === 'granted') remember('on');
  return readAlertState();
}

export function turnAlertsOff(): AlertState {
  remember('off');
  return readAlertState();
}

function isRemembered(): boolean {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    // Without storage nothing is remembered.
    return false;
  }
}

function remember(value: 'on' | 'off'): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds until the page is closed at most; the switch shows that it is off.
  }
}
