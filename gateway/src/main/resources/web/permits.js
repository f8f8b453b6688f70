// Permits of special work: those that count, who was told to stop and why, a new one, suspending and closing. Nothing is approved here.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/response.js';
import './texts/weather.js';
import { clock, number, shownUnit } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';

const KINDS = { HOT_WORK: ['SPECIAL', 'FIRST', 'SECOND'], CONFINED_SPACE: ['NONE'], BLIND_PLATE: ['NONE'], HEIGHT_WORK: ['FOURTH', 'THIRD', 'SECOND', 'FIRST'], LIFTING: ['FIRST', 'SECOND', 'THIRD'], TEMPORARY_POWER: ['NONE'], EXCAVATION: ['NONE'], ROAD_CLOSURE: ['NONE'] };
const HOUR_MILLIS = 3_600_000;
const short = (point) => point.split('/').slice(2).join('/');
const isGas = ({ unit }) => unit === '%LEL' || unit === '%vol';
const pad = (value) => String(value).padStart(2, '0');
const local = (millis) => {
  const at = new Date(millis);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
};

/** What is to be seen of one permit; with `act`, what may be done about it. */
export const Permit = ({ permit, act }) => h('section', { class: `card permit ${permit.suspensionSuggested ? 'late' : ''}`, 'data-permit': permit.id },
  h('h3', null, `${pick(permit.title)} · ${permit.place}`),
  permit.suspensionSuggested && h('p', { class: 'note', role: 'alert' }, t('permit.suggested')),
  h('p', null, `${t(`permit.${permit.state}`)} · ${clock(permit.from)} – ${clock(permit.until)}`),
  h('p', { class: 'soft' }, [`${permit.enterprise}/${permit.site}${permit.hazardSource ? `/${permit.hazardSource}` : ''}`, permit.id, `${t('permit.guardian')} ${permit.guardian}`, `${t('permit.issuer')} ${permit.issuer}`,
    permit.coordinator && `${t('permit.coordinator')} ${permit.coordinator}`].filter(Boolean).join(' · ')),
  permit.tightened.length > 0 && h('p', { class: 'soft' }, `${t('permit.tightened')}: ${permit.tightened.map(({ point, level, at }) => `${short(point)} ${level} ${number(at)}`).join(t('listComma'))}`),
  permit.radius && h('p', { class: 'soft', 'data-area': '' }, `${t('permit.radius')} ${number(permit.radius)} m · ${permit.position ? `${t('permit.position')} ${number(permit.position.east)} / ${number(permit.position.north)} m` : t('permit.noPosition')} · ${t('permit.nearby')} ${permit.detectors.map(short).join(t('listComma')) || t('permit.noDetector')}`),
  permit.detectors.length === 0 && ['HOT_WORK', 'CONFINED_SPACE'].includes(permit.kind) && h('p', { class: 'note', 'data-nothing-near': '' }, t('permit.nothingNear')),
  permit.assumedNearby.length > 0 && h('p', { class: 'note', 'data-assumed': '' }, `${t('permit.assumed')}: ${permit.assumedNearby.map(short).join(t('listComma'))}`),
  permit.weather.length > 0 && h('ul', { class: 'weather-actions' }, permit.weather.map((each) => h('li', { key: each.rule, class: 'late', 'data-weather': each.state },
    h('span', null, each.state === 'in_force' ? `${t('permit.weather')}: ${pick(each.text)}` : t('restriction.unknownWork'))))),
  permit.notices.length > 0 && h('ul', { class: 'weather-actions' }, permit.notices.map((notice) => h('li', { key: notice.text.en, class: notice.stop && !notice.over ? 'late' : '' },
    h('span', null, `${t(`permitCause.${notice.cause}`)}: ${pick(notice.text)}`), h('span', { class: 'soft' }, [`${t('permit.told')} ${clock(notice.since)}`, notice.over && `${t('permit.over')} ${clock(notice.over)}`].filter(Boolean).join(' · '))))),
  permit.suspended && h('p', { class: 'soft' }, `${t('permit.suspended')} ${clock(permit.suspended.at)} ${permit.suspended.by}: ${permit.suspended.reason}`),
  act && h('form', { class: 'match-form', onSubmit: (event) => { event.preventDefault(); act(permit, event.submitter.value, new FormData(event.currentTarget).get('reason')); } },
    h('input', { name: 'reason', maxLength: 500, placeholder: t('permit.reason'), 'aria-label': t('permit.reason') }),
    permit.state !== 'suspended' && h('button', { class: 'primary', value: 'suspend' }, t('permit.suspend')), h('button', { value: 'close' }, t('permit.close'))));

/** The permits of one site, as its page shows them. */
export class SitePermits extends Board {
  fetch() { return api.permits(false, this.props.site); }

  show({ permits }) {
    const shown = this.props.near ? permits.filter(({ id }) => this.props.near.includes(id)) : permits;
    return shown.length > 0 && [this.props.title && h('h3', { key: 'title' }, this.props.title),
      h('div', { key: 'list', class: 'cards' }, shown.map((permit) => h(Permit, { key: permit.id, permit })))];
  }
}

export class Permits extends Board {
  /** One permit where the link names it. */
  async permits() { return this.props.permit ? { permits: [await api.permit(this.props.permit)] } : api.permits(this.state.isAll); }

  async fetch() { return { ...await this.permits(), people: this.state.data?.people ?? (await api.people()).people }; }

  async act(work) {
    try {
      await work();
      this.setState({ refused: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
    this.load();
  }

  change(permit, verb, reason) { this.act(() => (verb === 'suspend' ? api.suspendPermit(permit.id, reason) : api.closePermit(permit.id, reason))); }

  async choose(name) {
    const chosen = this.props.sites.find((each) => `${each.enterprise}/${each.site}` === name);
    this.setState({ chosen, plan: null });
    this.setState({ plan: chosen ? await api.site(chosen) : null });
  }

  issue(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const { kind, grade, place, from, until, guardian, issuer, coordinator, hazardSource, basis, radius, at } = Object.fromEntries(fields);
    const { enterprise, site } = this.state.chosen;
    this.act(async () => {
      await api.issuePermit({ kind, grade, enterprise, site, place, from: new Date(from).toISOString(), until: new Date(until).toISOString(), guardian, issuer, detectors: fields.getAll('detectors'),
        outdoors: fields.has('outdoors'), ...(coordinator ? { coordinator } : {}), ...(hazardSource ? { hazardSource } : {}), ...(basis ? { lelPctVol: Number(basis) } : {}),
        ...(radius ? { radius: Number(radius) } : {}), ...(at ? { position: { device: at } } : {}) });
      form.reset();
    });
  }

  show({ permits, people }) {
    const { mayAct, sites } = this.props;
    const { isAll, refused } = this.state;
    return [h('h2', { key: 'head' }, t('permits')), h('p', { key: 'what', class: 'soft' }, t('permit.never')),
      refused && h('p', { key: 'refused', class: 'note', role: 'alert', id: 'permit-refused' }, refused),
      this.props.permit ? h('p', { key: 'back' }, h('button', { id: 'all-permits', onClick: this.props.onAll }, t('permit.toAll'))) : h('label', { key: 'all', class: 'all' }, h('input', { type: 'checkbox', checked: isAll, onChange: () => { this.setState({ isAll: !isAll }); this.load(); } }), t('permit.all')),
      permits.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('permit.none')) : h('div', { key: 'list', class: 'cards' }, permits.map((permit) => h(Permit, {
        key: permit.id, permit, act: mayAct && ['planned', 'valid', 'suspended'].includes(permit.state) && ((one, verb, reason) => this.change(one, verb, reason)),
      }))),
      mayAct && this.form(people, sites)];
  }

  form(people, sites) {
    const { chosen, plan, kind = 'HOT_WORK' } = this.state;
    const persons = people.filter((person) => !person.enterprise || person.enterprise === chosen?.enterprise);
    const person = (name, isNeeded) => h('label', null, t(`permit.${name}`), h('select', { name, required: isNeeded }, h('option', { value: '' }, '—'), persons.map((one) => h('option', { key: one.id, value: one.id }, pick(one.name)))));
    const points = plan ? plan.devices.flatMap((device) => device.points).filter(isGas) : [];
    return h('details', { key: 'new', id: 'new-permit' }, h('summary', null, t('permit.new')), h('form', { class: 'request', onSubmit: (event) => this.issue(event) },
      h('label', null, t('permit.site'), h('select', { name: 'site', required: true, onChange: (event) => this.choose(event.currentTarget.value) }, h('option', { value: '' }, '—'),
        sites.map((one) => h('option', { key: `${one.enterprise}/${one.site}`, value: `${one.enterprise}/${one.site}` }, pick(one.name))))),
      h('label', null, t('permit.kind'), h('select', { name: 'kind', value: kind, onChange: (event) => this.setState({ kind: event.currentTarget.value }) }, Object.keys(KINDS).map((name) => h('option', { key: name, value: name }, t(`permitKind.${name}`))))),
      h('label', null, t('permit.grade'), h('select', { name: 'grade', key: kind }, KINDS[kind].map((name) => h('option', { key: name, value: name }, t(`permitGrade.${name}`))))),
      h('label', null, t('permit.place'), h('input', { name: 'place', required: true, maxLength: 200 })),
      plan?.hazardSources.length > 0 && h('label', null, t('permit.hazardSource'), h('select', { name: 'hazardSource' }, h('option', { value: '' }, t('permit.wholeSite')), plan.hazardSources.map((source) => h('option', { key: source.id, value: source.id }, pick(source.name))))),
      h('label', null, t('permit.from'), h('input', { name: 'from', type: 'datetime-local', required: true, defaultValue: local(Date.now() + api.skewMillis()) })),
      h('label', null, t('permit.until'), h('input', { name: 'until', type: 'datetime-local', required: true, defaultValue: local(Date.now() + api.skewMillis() + HOUR_MILLIS) })),
      person('guardian', true), person('issuer', true), person('coordinator', false),
      points.length > 0 && h('fieldset', null, h('legend', null, t('permit.detectors')), points.map((point) => h('label', { key: point.point, class: 'all' },
        h('input', { type: 'checkbox', name: 'detectors', value: point.point }), `${pick(point.name)} ${point.point.split('/')[2]} ${shownUnit(point.unit)}`))),
      plan && h('label', null, t('permit.radiusOf'), h('input', { name: 'radius', type: 'number', step: 'any', min: '0.1', max: '50000' })),
      plan && h('label', null, t('permit.at'), h('select', { name: 'at' }, h('option', { value: '' }, t('permit.noPosition')), plan.devices.filter(({ place }) => place).map(({ device }) => h('option', { key: device, value: device }, device)))),
      h('label', null, t('permit.basis'), h('input', { name: 'basis', type: 'number', step: 'any', min: '0.1', max: '100' })),
      h('label', { class: 'all' }, h('input', { type: 'checkbox', name: 'outdoors', defaultChecked: true }), t('permit.outdoors')),
      h('button', { class: 'primary' }, t('permit.issue'))));
  }
}
