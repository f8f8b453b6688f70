// Equipment and barriers: what of them protects nobody and why, how old their proofs are, and forms that record proofs and bypasses.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/equipment.js';
import './texts/plant.js';
import { age, clock } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';

const AGES = ['upTo90', 'upTo180', 'upTo365', 'older', 'never'];
const DAY_MILLIS = 86_400_000;
const pad = (value) => String(value).padStart(2, '0');
const local = (millis) => {
  const at = new Date(millis);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
};
const filled = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
const freshKey = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
const path = ({ enterprise, site, equipment }) => `${enterprise}/${site}/${equipment}`;

export class EquipmentBoard extends Board {
  /** chosen: ENTERPRISE/SITE/ID of what is shown whole, or null; onChoose(it) shows another. */
  constructor(props) {
    super(props);
    this.state = { ...this.state, chosen: props.chosen, one: null, onlyUnprotected: false, key: freshKey() };
  }

  async fetch() {
    const { chosen, onlyUnprotected } = this.state;
    const [all, one] = await Promise.all([api.equipment(this.props.enterprise, onlyUnprotected), chosen ? api.equipmentOf(chosen) : null]);
    return { ...all, one };
  }

  choose(chosen) { this.props.onChoose(chosen); }

  async act(event, work) {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await work(filled(form), this.state.key);
      this.setState({ refused: null, opened: null, key: freshKey() });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}`, ...(refusal.status < 500 ? { key: freshKey() } : {}) });
    }
    this.load();
  }

  show({ equipment, total, figures, one }) {
    const { onlyUnprotected, refused, chosen } = this.state;
    if (chosen) {
      return h('article', { class: 'equipment-page' }, h('p', null, h('button', { id: 'all-equipment', onClick: () => this.choose(null) }, `← ${t('equip.back')}`)),
        refused && h('p', { class: 'note', role: 'alert', id: 'equipment-refused' }, refused), one && this.whole(one));
    }
    if (figures.total === 0) {
      return h('p', { class: 'nothing' }, t('equip.none'));
    }
    return [h('p', { key: 'what', class: 'soft' }, t('equip.noWrite')), h(Figures, { key: 'figures', figures }),
      h('label', { key: 'only', class: 'all' }, h('input', { type: 'checkbox', id: 'only-unprotected', checked: onlyUnprotected, onChange: () => { this.setState({ onlyUnprotected: !onlyUnprotected }); this.load(); } }), t('equip.onlyUnprotected')),
      equipment.length === 0 ? h('p', { key: 'well', class: 'nothing' }, t('equip.allWell')) : h('div', { key: 'list', class: 'cards' }, equipment.map((each) => h(Card, { key: path(each), each, onChoose: () => this.choose(path(each)) }))),
      total > equipment.length && h('p', { key: 'more', class: 'more' }, `${total - equipment.length} ${t('more')}`)];
  }

  whole(one) {
    const { mayRecord, mayBypass } = this.props;
    return [h(Card, { key: 'card', each: one }),
      one.points.length > 0 && h('p', { key: 'points', class: 'soft' }, `${t('equip.points')}: ${one.points.join(t('listComma'))}`),
      mayRecord && this.opening('proof', 'equip.recordProof', () => this.proofForm(one)),
      mayBypass && one.bypass && h('form', { key: 'end', class: 'request', onSubmit: (event) => this.act(event, (said, key) => api.endBypass(path(one), one.bypass.id, said, key)) },
        h('label', null, t('equip.words'), h('input', { name: 'words', maxLength: 500, autocomplete: 'off' })), h('button', { class: 'primary', id: 'end-bypass' }, t('equip.endBypass'))),
      mayBypass && !one.bypass && this.opening('bypass', 'equip.recordBypass', () => this.bypassForm(one)),
      h('h2', { key: 'records' }, t('equip.records')),
      h('ul', { key: 'list' }, [...one.bypasses.map((bypass) => h('li', { key: bypass.id }, bypassWords(bypass))), ...one.records.map((record) => h('li', { key: record.id }, recordWords(record)))])];
  }

  opening(name, text, form) {
    const isOpen = this.state.opened === name;
    return [h('p', { key: `${name} button` }, h('button', { id: `record-${name}`, 'aria-expanded': String(isOpen), onClick: () => this.setState({ opened: isOpen ? null : name, key: freshKey() }) }, t(text))), isOpen && form()];
  }

  proofForm(one) {
    const kind = one.proofs.find(({ needed }) => needed)?.kind;
    return h('form', { key: 'proof', class: 'request', onSubmit: (event) => this.act(event, (said, key) => api.proveEquipment(path(one), said, key)) },
      h('label', null, t('equip.kindColumn'), h('select', { name: 'kind' }, ['inspection', 'calibration', 'proof_test'].map((each) => h('option', { key: each, value: each, selected: each === kind }, t(`equip.${each}`))))),
      h('label', null, t('equip.result'), h('select', { name: 'result' }, ['passed', 'failed'].map((each) => h('option', { key: each, value: each }, t(`equip.${each}`))))),
      h('label', null, t('equip.day'), h('input', { name: 'day', type: 'date' })), h('label', null, t('equip.due'), h('input', { name: 'due', type: 'date' })),
      h('label', null, t('equip.certificate'), h('input', { name: 'certificate', maxLength: 64, autocomplete: 'off' })),
      h('label', null, t('equip.words'), h('input', { name: 'words', maxLength: 500, autocomplete: 'off' })), h('button', { class: 'primary' }, t('equip.recordProof')));
  }

  bypassForm(one) {
    const say = ({ until, ...said }, key) => api.bypassEquipment(path(one), { ...said, until: new Date(until).toISOString() }, key);
    return h('form', { key: 'bypass', class: 'request', onSubmit: (event) => this.act(event, say) },
      h('label', null, t('equip.kindColumn'), h('select', { name: 'kind' }, ['bypass', 'removal'].map((each) => h('option', { key: each, value: each }, t(`equip.${each}`))))),
      h('label', null, t('equip.why'), h('input', { name: 'why', required: true, maxLength: 500, autocomplete: 'off' })),
      h('label', null, t('equip.measure'), h('input', { name: 'measure', required: true, maxLength: 500, autocomplete: 'off' })),
      h('label', null, t('equip.until'), h('input', { name: 'until', type: 'datetime-local', required: true, defaultValue: local(Date.now() + api.skewMillis() + DAY_MILLIS) })),
      h('button', { class: 'primary' }, t('equip.recordBypass')));
  }
}

const Figures = ({ figures }) => h('div', { class: 'wide' }, h('table', { class: 'equipment-figures' }, h('caption', null, t('equip.ages')),
  h('thead', null, h('tr', null, ['kindColumn', 'total', 'unprotected', ...AGES].map((name) => h('th', { key: name, scope: 'col' }, t(`equip.${name}`))))),
  h('tbody', null, figures.kinds.map(({ kind, total, unprotected, proofAge }) => h('tr', { key: kind, 'data-kind': kind },
    h('th', { scope: 'row' }, t(`equip.${kind}`)), h('td', null, total), h('td', { class: unprotected > 0 ? 'over' : '' }, unprotected), AGES.map((name) => h('td', { key: name }, proofAge[name])))))));

const Card = ({ each, onChoose }) => h('section', { class: `card ${each.reasons.length > 0 ? 'late' : ''}`, 'data-equipment': path(each) },
  h('h2', null, onChoose ? h('button', { class: 'plain-title', onClick: onChoose }, pick(each.name)) : pick(each.name)),
  h('p', { class: 'soft' }, [t(`equip.${each.kind}`), pick(each.siteName), each.hazardSource, each.equipment, t(`equip.${each.state}`)].filter(Boolean).join(' · ')),
  each.reasons.map(({ reason, since, seconds }) => h('p', { key: `${reason} ${since}`, class: 'weakness', 'data-reason': reason }, h('b', null, t(`weakness.${reason}`)), h('span', null, since && `${age(seconds * 1000)} · ${t('since')} ${clock(since)}`))),
  each.bypass && h('p', { class: 'note' }, bypassWords(each.bypass)),
  h('ul', null, each.proofs.map((proof) => h('li', { key: proof.kind, class: proof.daysLeft !== null && proof.daysLeft <= 0 ? 'late' : '' }, proofWords(proof))),
    each.certificate && h('li', { key: 'certificate' }, [`${t('equip.certificate')} ${each.certificate.number}`, each.certificate.until && `${t('equip.validUntil')} ${each.certificate.until}`].filter(Boolean).join(' · '))));

export const proofWords = ({ kind, last, due, daysLeft, failedSince }) => [t(`equip.${kind}`), `${t('equip.last')} ${last ?? t('equip.notDone')}`, due && `${t('equip.due')} ${due}`,
  daysLeft === null ? null : daysLeft > 0 ? `${daysLeft} ${t('equip.daysLeft')}` : `${-daysLeft} ${t('equip.daysOver')}`, failedSince && `${t('equip.failedSince')} ${failedSince}`].filter(Boolean).join(' · ');

const bypassWords = ({ kind, why, measure, by, since, until, ended }) => [t(kind === 'removal' ? 'equip.removed' : 'equip.bypassed'), `${clock(since)} – ${clock(until)}`, by, why, `${t('equip.measure')}: ${measure}`,
  ended && `${t('equip.ended')} ${clock(ended.at)} ${ended.by} ${ended.words}`].filter(Boolean).join(' · ');

const recordWords = ({ kind, result, day, due, certificate, words, by }) => [h('b', { class: result }, `${t(`equip.${kind}`)}: ${t(`equip.${result}`)}`),
  ` ${[day, due && `${t('equip.due')} ${due}`, certificate, by, words].filter(Boolean).join(' · ')}`];
