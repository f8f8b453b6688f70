// What stands around the point of an alarm as it is now: the nearest other points of the site, and the wind by the site's own station.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/plant.js';
import './texts/weather.js';
import { age, number, shownUnit } from './format.js';
import { Board } from './board.js';
import { Shape } from './badge.js';
import { beyond } from './band.js';
import { qualityOf } from './points.js';
import * as api from './api.js';

const REFRESH_MILLIS = 10_000;
const SHOWN_MAX = 6;
const WIND = ['direction', 'wind', 'gust'];

/**
 * Other points of the site, the nearest first: by metres where both places are known, then those at the same hazard source, then the rest.
 * devices: as a site has them; id: ENTERPRISE/SITE/DEVICE/POINT of the alarm.
 */
export function neighbours(devices, id) {
  const own = devices.find(({ points }) => points.some(({ point }) => point === id));
  const metres = ({ place }) => (place && own?.place ? Math.hypot(place.east - own.place.east, place.north - own.place.north) : null);
  const rank = (device) => metres(device) ?? (own && device.hazardSource && device.hazardSource === own.hazardSource ? 1e6 : 1e7);
  return [...devices].sort((a, b) => rank(a) - rank(b)).flatMap((device) => device.points.filter(({ point }) => point !== id).map((point) => ({ point, device: device.device, metres: metres(device) })));
}

export class Surroundings extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const [enterprise, site] = this.props.point.split('/');
    const [whole, { sites }] = await Promise.all([api.site({ enterprise, site }), api.weatherRestrictions(`${enterprise}/${site}`).catch(() => ({ sites: [] }))]);
    return { devices: whole.devices, readings: sites[0]?.localReadings ?? [] };
  }

  show({ devices, readings }) {
    const now = Date.now() + api.skewMillis();
    const near = neighbours(devices, this.props.point).slice(0, SHOWN_MAX);
    const wind = readings.filter(({ measure }) => WIND.includes(measure)).sort((a, b) => WIND.indexOf(a.measure) - WIND.indexOf(b.measure));
    return [h('h3', { key: 'head' }, t('around')), h('p', { key: 'wind', class: 'around-wind' }, wind.length === 0 ? t('around.noWind') : wind.map(({ measure, value, unit, unknown }) => `${t(`measure.${measure}`)} ${unknown ? t(`unknown.${unknown}`) : `${number(value)} ${unit}`}`).join(' · ')),
      near.length === 0 ? h('p', { key: 'none', class: 'soft' }, t('around.none')) : h('ul', { key: 'near', class: 'names' }, near.map((each) => h('li', { key: each.point.point, 'data-near': each.point.point }, words(each, now))))];
  }
}

function words({ point, device, metres }, now) {
  const { last, limits, unit } = point;
  const quality = qualityOf(point, now);
  const level = quality === 'good' || quality === 'uncertain' ? beyond(last.value, limits) : null;
  return [level && h(Shape, { key: 'shape', priority: limits[level].priority }), h('b', { key: 'value' }, last && typeof last.value === 'number' ? `${number(last.value)} ${shownUnit(unit)}` : '–'), level && ` ${level}`,
    ` ${pick(point.name)} `, h('span', { key: 'path', class: 'soft' }, [`${device}/${point.id}`, metres !== null && `${Math.round(metres)} m`, t(`quality.${quality}`), last && age(now - Date.parse(last.receivedAt))].filter(Boolean).join(' · '))];
}
