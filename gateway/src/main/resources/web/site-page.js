// One site: what is stored there, who is in charge, every point as it is now, and the modes of its units.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import { number } from './format.js';
import { Board } from './board.js';
import { PointTable } from './points.js';
import { Unit } from './unit.js';
import { Restrictions } from './restrictions.js';
import * as api from './api.js';

export class SitePage extends Board {
  get refreshMillis() { return 2_000; }

  fetch() { return api.site(this.props.site); }

  show({ units, devices, hazardSources, rules }) {
    const { site, mayAct, onClose, onAlarms } = this.props;
    return h('article', { class: 'site', 'data-site-page': `${site.enterprise}/${site.site}` },
      h('header', { class: 'site-head' }, h('button', { id: 'all-sites', onClick: onClose }, `← ${t('sites')}`),
        h('h2', null, pick(site.name)), h('span', { class: 'path' }, `${site.enterprise}/${site.site}`),
        h('button', { id: 'site-alarms', onClick: onAlarms }, `${site.alarms.open} ${t('open')}, ${site.alarms.unacked} ${t('unacked')}`),
        site.unprotected > 0 && h('span', null, `${site.unprotected} ${t('unprotectedPoints')}`)),
      hazardSources.length > 0 && h('div', { class: 'cards' }, hazardSources.map((source) => h(HazardSource, { key: source.id, source }))),
      h(Restrictions, { of: `${site.enterprise}/${site.site}` }),
      h('h3', null, t('points')), h(PointTable, { devices, now: Date.now() + api.skewMillis() }),
      rules.length > 0 && [h('h3', null, t('rulesOfSite')), h('ul', null, rules.map((rule) => h('li', { key: rule.id },
        h('b', null, pick(rule.name)), ` ${rule.priority} · ${rule.form} · `, h('span', { class: 'soft' }, rule.points.join(', ')))))],
      h('h3', null, t('units')),
      units.length === 0 ? h('p', { class: 'path' }, t('noUnits')) : units.map((unit) => h(Unit, {
        key: unit.id, unit, mayAct, say: async (said) => { await api.sayMode(site, unit.id, said); await this.load(); },
      })));
  }
}

const PERSONS = ['principal', 'technical', 'operational'];

const HazardSource = ({ source }) => h('section', { class: 'card source', 'data-source': source.id },
  h('h3', null, pick(source.name)),
  source.grading && h('p', null, h('b', null, t(`hazardGrade.${source.grading.grade}`)), ` S ${number(source.grading.s)} · R ${number(source.grading.r)} · α ${number(source.grading.alpha)}`,
    h('span', { class: 'path' }, source.grading.edition)),
  h('p', null, source.substances.map(({ name, cas, tonnes }) => `${name} (CAS ${cas}) ${number(tonnes)} t`).join(t('listComma'))),
  source.inCharge && h('p', { class: 'soft' }, PERSONS.filter((kind) => source.inCharge[kind])
    .map((kind) => `${t(`role.${kind}-in-charge`)} ${source.inCharge[kind]}`).join(' · ')));
