// One site: its hazard sources and who answers for them, its drawing with live values, every point as it is now, and the modes of its units.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/proposals.js';
import './texts/plant.js';
import { Board } from './board.js';
import { Cameras } from './cameras.js';
import { Drawing } from './drawing.js';
import { EquipmentDue } from './equipment-due.js';
import { HazardSource, OnDutyNow, onDutyFor } from './hazard-source.js';
import { PointTable } from './points.js';
import { Schematic } from './schematic.js';
import { SiteFile } from './settings-site-file.js';
import { Unit } from './unit.js';
import { SitePermits } from './permits.js';
import { Restrictions } from './restrictions.js';
import * as api from './api.js';

export class SitePage extends Board {
  get refreshMillis() { return 2_000; }

  fetch() { return api.site(this.props.site); }

  show({ units, devices, hazardSources, rules, schematic, drawing, cameras }) {
    const { site, posts, mayConfigure, mayAct, mayRecord, onClose, onAlarms, onProposal } = this.props;
    if (this.state.isEditing) {
      return h(SiteFile, { site, onProposal, onClose: () => this.setState({ isEditing: false }) });
    }
    const now = Date.now() + api.skewMillis();
    return h('article', { class: 'site', 'data-site-page': `${site.enterprise}/${site.site}` },
      h('header', { class: 'site-head' }, h('button', { id: 'all-sites', onClick: onClose }, `← ${t('sites')}`),
        h('h2', null, pick(site.name)), h('span', { class: 'path' }, `${site.enterprise}/${site.site}`),
        h('button', { id: 'site-alarms', onClick: onAlarms }, `${site.alarms.open} ${t('open')}, ${site.alarms.unacked} ${t('unacked')}`),
        mayConfigure && h('button', { id: 'edit-file', onClick: () => this.setState({ isEditing: true }) }, t('siteFile.edit')),
        site.unprotected > 0 && h('span', null, `${site.unprotected} ${t('unprotectedPoints')}`)),
      h(OnDutyNow, { posts: onDutyFor(posts, site) }),
      hazardSources.length > 0 && h('div', { class: 'cards' }, hazardSources.map((source) => h(HazardSource, { key: source.id, source, site }))),
      h(Restrictions, { of: `${site.enterprise}/${site.site}` }),
      h(SitePermits, { site }), h(EquipmentDue, { enterprise: site.enterprise, site: site.site }), h(Cameras, { cameras }),
      h('div', { class: 'drawings' }, schematic && h(Schematic, { drawn: schematic, devices, now }),
        h(Drawing, { site, isThere: drawing, mayUpload: mayConfigure, onChange: () => this.load() })),
      h('h3', null, t('points')), h(PointTable, { devices, now, site, mayConfigure, mayRecord, onProposal }),
      rules.length > 0 && [h('h3', null, t('rulesOfSite')), h('ul', null, rules.map((rule) => h('li', { key: rule.id },
        h('b', null, pick(rule.name)), ` ${rule.priority} · ${rule.form} · `, h('span', { class: 'soft' }, rule.points.join(', ')))))],
      h('h3', null, t('units')),
      units.length === 0 ? h('p', { class: 'path' }, t('noUnits')) : units.map((unit) => h(Unit, {
        key: unit.id, unit, mayAct, path: `/sites/${site.enterprise}/${site.site}/units/${unit.id}/mode`, say: async (said) => { await api.sayMode(site, unit.id, said); await this.load(); },
      })));
  }
}
