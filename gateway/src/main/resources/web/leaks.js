// Leaks: one leak from many detections, with its detectors in their order, the wind, what speaks for it as sentences, and where it probably
// comes from. What is unknown is said; the alarms of the detectors stay alarms of their own.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/cameras.js';
import './texts/leaks.js';
import { clock, number, shownUnit } from './format.js';
import { CardsOf } from './cards.js';
import { SitePermits } from './permits.js';
import { PipelineBoard } from './pipelines.js';
import { poll } from './poll.js';
import * as api from './api.js';

const POLL_MILLIS = 5_000;
const figure = (value, unit) => (value === null || value === undefined ? t('leak.unknown') : `${number(value)} ${shownUnit(unit)}`);
const cameraLink = ({ name, url, state }) => {
  const words = [t('leak.camera'), pick(name), state && `(${t(`camera.${state}`)})`].filter(Boolean).join(' ');
  return url ? h('a', { key: url, href: url, target: '_blank', rel: 'noopener noreferrer' }, words) : h('span', { key: words }, words);
};
const place = ({ enterprise, site }) => `${enterprise}/${site}`;

export class LeakBoard extends Component {
  constructor() {
    super();
    this.state = { leaks: null, selected: null, isAll: false, error: null };
  }

  componentDidMount() { this.poll = poll(() => this.load(), POLL_MILLIS); }

  componentWillUnmount() { clearInterval(this.poll); }

  async load() {
    try {
      const { leaks } = await api.leaks(this.state.isAll);
      this.setState({ leaks, error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render({ onAlarm, onPoint, mayNote }, { leaks, selected, isAll, error }) {
    return h('div', { class: 'weather leaks' },
      error && h('p', { class: 'note', role: 'alert' }, error),
      h('label', { class: 'all' }, h('input', { type: 'checkbox', checked: isAll, onChange: () => this.setState({ isAll: !isAll }, () => this.load()) }), t('leak.all')),
      h(PipelineBoard, null),
      leaks?.length === 0 && h('p', { class: 'nothing' }, t('leak.none')),
      h('ul', { class: 'warnings' }, leaks?.map((leak) => h('li', { key: leak.id },
        h('button', { class: `warning ${leak.state === 'over' ? 'over' : ''}`, 'aria-expanded': String(leak.id === selected), 'data-leak': leak.id, onClick: () => this.setState({ selected: leak.id === selected ? null : leak.id }) },
          h('b', { class: `leak-name ${leak.priority}` }, `${pick(leak.gasName)} · ${leak.detectors.length} ${t(leak.detectors.length === 1 ? 'leak.detector' : 'leak.detectors')}`),
          h('span', { class: 'headline' }, place(leak)),
          h('span', { class: 'soft' }, `${clock(leak.begunAt)} · ${t(`leak.${leak.state}`)} · ${t(`leak.${leak.confidence.level}`)}`),
          h('span', { class: 'soft' }, leak.sources.length > 0 ? `${t('leak.source')}: ${pick(leak.sources[0].name)}` : pick(leak.sourcesUnknown))),
        leak.id === selected && h(Leak, { leak, onAlarm, onPoint, mayNote })))));
  }
}

const Leak = ({ leak, onAlarm, mayNote }) => h('article', { class: 'card', 'data-shown': leak.id },
  leak.joinedInto && h('p', { class: 'note' }, `${t('leak.joined')} ${leak.joinedInto}`),
  h('div', { class: 'leak-wind' }, h(Arrow, { wind: leak.wind }), h('p', null, pick(leak.wind.text))),
  h(CardsOf, { key: leak.id, query: `enterprise=${leak.enterprise}&site=${leak.site}`, since: Date.parse(leak.begunAt), about: leak.id, mayNote }),
  h('h3', null, t('leak.order')),
  h('ol', { class: 'leak-detectors' }, leak.detectors.map((each) => h('li', { key: each.point, class: each.active ? 'active' : '' },
    each.alarm ? h('button', { class: 'plain', 'data-alarm': each.alarm, onClick: () => onAlarm(each.alarm) }, each.point.split('/').slice(2).join('/')) : h('span', null, each.point.split('/').slice(2).join('/')),
    h('span', { class: `leak-name ${each.priority}` }, `${each.priority} ${each.level ?? ''}`),
    h('span', { class: 'soft' }, [clock(each.firstAt), `${t('leak.rise')} ${figure(each.rise, each.unit)}`, `${t('leak.peak')} ${figure(each.peak, each.unit)}`,
      `${t('leak.latest')} ${figure(each.latest, each.unit)}`, each.active ? t('leak.inAlarm') : t('leak.returned')].join(' · ')),
    each.health !== 'sound' && h('b', { class: 'doubt' }, t(`leak.${each.health}`))))),
  h('h3', null, t('leak.evidence')),
  h('p', { id: 'leak-confidence' }, pick(leak.confidence.text)),
  h('ul', { class: 'leak-evidence' }, leak.evidence.map((each, index) => h('li', { key: `${each.kind}${index}`, 'data-kind': each.kind },
    h('span', null, pick(each.text)), each.cameras?.map(cameraLink), h('span', { class: 'soft' }, each.weight === 0 ? t('leak.noWeight') : `${each.weight > 0 ? '+' : '−'}${Math.abs(each.weight)}`)))),
  h('h3', null, t('leak.sources')),
  leak.sources.length === 0 ? h('p', { class: 'note' }, pick(leak.sourcesUnknown)) : h('ol', { class: 'leak-sources' }, leak.sources.map((each) => h('li', { key: each.id, 'data-source': each.id },
    h('span', null, pick(each.text)),
    each.cameras.map(cameraLink)))),
  leak.state !== 'over' && h(SitePermits, { key: place(leak), site: leak, title: t('leak.permits'), near: permitsNear(leak) }));

const permitsNear = (leak) => leak.evidence.filter(({ kind }) => kind === 'permitNearby').map(({ about }) => about[0]);

/** Points to where the wind goes; nothing is drawn while it is unknown. */
const Arrow = ({ wind }) => h('svg', { viewBox: '-12 -12 24 24', width: 44, height: 44, class: 'leak-arrow', role: 'img', 'aria-label': pick(wind.text) },
  h('circle', { r: 11, fill: 'none', stroke: 'currentColor' }),
  wind.known ? h('path', { d: 'M0 9 L0 -7 M-4 -3 L0 -8 L4 -3', transform: `rotate(${wind.from + 180})`, fill: 'none', stroke: 'currentColor', 'stroke-width': 2 })
    : h('text', { y: 4, 'text-anchor': 'middle', 'font-size': 12, fill: 'currentColor' }, '?'));
