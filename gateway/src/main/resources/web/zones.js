// One time zone for everything on the screen: that of the sites when they share one, else what this control room has chosen.
import { recall, remember } from './storage.js';

const KEY = 'hazardwatch.zone';
const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;

let chosen = recall(KEY);
let ofSites = [];
let formatter = null;

/** sites: as the API lists them. */
export function learn(sites) {
  ofSites = [...new Set(sites.map(({ timezone }) => timezone))].sort();
  formatter = null;
}

/** What can be chosen; the one in use is always among them. */
export const offered = () => [...new Set([...ofSites, zone(), OWN, 'UTC'])];

export const zone = () => chosen ?? (ofSites.length === 1 ? ofSites[0] : OWN);

export function choose(name) {
  chosen = name;
  remember(KEY, name);
  formatter = null;
}

/** millis in the zone of the screen: date, time to the second, and offset such as +08:00, which may differ over the year. */
export function parts(millis) {
  formatter ??= make();
  const found = Object.fromEntries(formatter.formatToParts(millis).map(({ type, value }) => [type, value]));
  return {
    date: `${found.year}-${found.month}-${found.day}`, time: `${found.hour}:${found.minute}:${found.second}`,
    offset: found.timeZoneName.slice(3) || '+00:00',
  };
}

function make() {
  const shape = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shape, hourCycle: 'h23', timeZoneName: 'longOffset', timeZone: zone() });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...shape, hourCycle: 'h23', timeZoneName: 'longOffset', timeZone: 'UTC' });
  }
}
