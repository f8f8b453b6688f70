// The points, equipment and cameras that protect nobody at present, and since when.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/plant.js';
import { age, clock } from './format.js';
import { CameraLink } from './cameras.js';
import { Board } from './board.js';
import { SilentConsoles } from './position.js';
import * as api from './api.js';

/** Equipment and cameras have no point. */
const idOf = ({ point, enterprise, site, equipment, camera }) => point ?? `${enterprise}/${site}/${equipment ?? camera}`;

export class Unprotected extends Board {
  async fetch() {
    const [found, { consoles }] = await Promise.all([api.unprotected(this.props.enterprise), api.consoles()]);
    return { ...found, consoles };
  }

  show({ points, total, equipment, equipmentTotal, cameras, camerasTotal, consoles }) {
    const shown = [...points, ...equipment, ...cameras];
    const all = total + equipmentTotal + camerasTotal;
    const silent = h(SilentConsoles, { key: 'silent', consoles });
    if (all === 0) {
      return [silent, h('p', { class: 'nothing' }, t('allProtected'))];
    }
    return [silent, h('table', { class: 'unprotected' },
      h('thead', null, h('tr', null, ['point', 'reason'].map((column) => h('th', { scope: 'col' }, t(column))))),
      h('tbody', null, shown.map((point) => h('tr', { key: idOf(point), 'data-point': idOf(point) },
        h('td', null, h('b', null, pick(point.name)), h('span', { class: 'path' }, idOf(point)), h(CameraLink, { link: point.link })),
        h('td', null, point.reasons.map((reason) => this.reason(reason))))))),
    all > shown.length && h('p', { class: 'more' }, `${all - shown.length} ${t('more')}`)];
  }

  reason({ reason, since, seconds, alarm, equipment }) {
    return h('span', { class: 'weakness', key: `${reason} ${alarm} ${equipment} ${since}`, 'data-reason': reason },
      h('b', null, t(`weakness.${reason}`)),
      h('span', null, seconds === null ? t('configured') : `${age(seconds * 1000)} · ${t('since')} ${clock(since)}`),
      alarm && h('button', { onClick: () => this.props.onSelect(alarm) }, t('alarm')));
  }
}
