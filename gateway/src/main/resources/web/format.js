// How numbers and times are shown.
import { t } from './texts.js';
import { parts } from './zones.js';

/** A limit or rule as people call it: those of several points by their kind. */
export const ruleName = ({ kind, rule }) => t(`rule.${kind === rule || rule === 'vote' ? rule : ''}`, rule);

export const number = (value) => (value === null || value === undefined ? '–' : String(Number(value.toPrecision(5))));

/** A unit as people write it; on the wire it is the name the device uses. */
export const shownUnit = (unit) => (unit ?? '').replace(/\bdegC\b/g, '℃').replace(/\bdegF\b/g, '℉');

const SECONDS_OF_DAY = 86_400;

/** What the alarm was raised with: a value against its limit and the worst so far, or the minutes until a limit is reached. */
export function atAlarm(alarm, worst) {
  if (alarm.kind === 'time_to_limit') {
    return { value: `${number(alarm.value)} ${t('minutes')}`, bound: `${number(alarm.limit)}–${number(alarm.worst)} ${t('minutes')} →\u00a0${alarm.level}` };
  }
  const limit = alarm.limit === null ? '' : `${t('limit')} ${ruleName(alarm)} ${number(alarm.limit)}`;
  const extreme = worst === null || worst === undefined ? '' : `${t('worst')} ${number(worst)}`;
  return {
    value: alarm.value === null ? '' : `${number(alarm.value)} ${shownUnit(alarm.unit)}`.trim(),
    bound: [extreme, limit].filter(Boolean).join(' · '),
  };
}

/** How old the value of now is, and how good. */
export function standing(now, millis) {
  const old = age(millis - Date.parse(now.receivedAt));
  return now.quality === 'good' ? old : `${old} · ${t(`quality.${now.quality}`)}`;
}

/** By the clock of the screen's zone, which it names; the date only when it is not today's, the year when it is not this one. */
export function clock(iso) {
  if (!iso) {
    return '–';
  }
  const { date, time, offset } = parts(Date.parse(iso));
  const today = parts(Date.now()).date;
  const day = date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
  return date === today ? `${time} ${offset}` : `${day} ${time} ${offset}`;
}

/** With the date whatever day it is. */
export function moment(iso) {
  const { date, time, offset } = parts(Date.parse(iso));
  return `${date} ${time} ${offset}`;
}

export function age(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (n) => String(n).padStart(2, '0');
  if (seconds < 3600) {
    return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  }
  const hours = Math.floor(seconds / 3600);
  return seconds < 2 * SECONDS_OF_DAY ? `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` : `${Math.floor(hours / 24)} d`;
}

/** The letter shown, with the one beneath when something suppresses: G(B). */
export const letter = (alarm) => (alarm.state === alarm.dark ? alarm.state : `${alarm.state}(${alarm.dark})`);
