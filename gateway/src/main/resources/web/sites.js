// Sites with what is wrong there; one site with its units, and in which modes they are.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import { clock } from './format.js';
import { Shape } from './badge.js';
import { Board } from './board.js';
import * as api from './api.js';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const path = (site) => `${site.enterprise}/${site.site}`;

export class Sites extends Board {
  fetch() { return api.sites(); }

  show({ sites }) {
    const chosen = sites.find((site) => path(site) === this.state.chosen);
    return h('div', { class: 'split' },
      h('div', { class: 'cards' }, sites.map((site) => this.card(site))),
      chosen && h(Site, {
        key: path(chosen), site: chosen, mayAct: this.props.mayAct, onClose: () => this.setState({ chosen: null }),
      }));
  }

  card(site) {
    const choose = () => this.setState({ chosen: path(site) });
    return h('article', {
      key: path(site), class: `card ${site.alarms.worst ?? 'quiet'} ${this.state.chosen === path(site) ? 'selected' : ''}`,
      tabIndex: 0, 'data-site': path(site), onClick: choose, onKeyDown: (event) => event.key === 'Enter' && choose(),
    },
    h('h2', null, pick(site.name)),
    h('p', { class: 'path' }, `${path(site)} · ${site.points} ${t('points')}`),
    h('p', { class: 'counts' }, PRIORITIES.map((priority) => h('span', {
      class: site.alarms.byPriority[priority] ? priority : 'none',
    }, h(Shape, { priority }), site.alarms.byPriority[priority]))),
    h('p', null, `${site.alarms.unacked} ${t('unacked')} · ${site.alarms.open} ${t('open')} · ${site.unprotected} ${t('unprotectedPoints')}`));
  }
}

class Site extends Board {
  fetch() { return api.site(this.props.site); }

  render({ site, onClose }, state) {
    return h('aside', { class: 'details', 'aria-label': path(site) },
      h('button', { class: 'close', onClick: onClose, 'aria-label': t('close') }, '✕'),
      h('h2', null, pick(site.name)), h('p', { class: 'path' }, path(site)),
      super.render(this.props, state));
  }

  show({ units }) {
    return [h('h3', null, t('units')),
      units.length === 0 && h('p', { class: 'path' }, t('noUnits')),
      units.map((unit) => h(Unit, {
        key: unit.id, unit, mayAct: this.props.mayAct,
        say: async (said) => { await api.sayMode(this.props.site, unit.id, said); await this.load(); },
      }))];
  }
}

/** A unit's mode decides which alarms are meant, so nobody changes it without a reason. */
class Unit extends Component {
  constructor() {
    super();
    this.state = { isOpen: false, error: null };
  }

  async submit(event) {
    event.preventDefault();
    const { mode, reason, minutes } = Object.fromEntries(new FormData(event.currentTarget));
    try {
      await this.props.say({ mode, reason, ...(minutes ? { minutes: Number(minutes) } : {}) });
      this.setState({ isOpen: false, error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render({ unit, mayAct }, { isOpen, error }) {
    return h('section', { class: 'plant-unit', 'data-unit': unit.id },
      h('div', { class: 'head' }, h('b', null, pick(unit.name)),
        h('span', { class: `mode ${unit.mode ?? 'unknown'}` }, unit.mode ? t(`mode.${unit.mode}`, unit.mode) : t('noMode')),
        mayAct && h('button', { 'aria-expanded': String(isOpen), onClick: () => this.setState({ isOpen: !isOpen, error: null }) },
          t('changeMode'))),
      unit.mode && h('p', { class: 'path' },
        `${unit.by} · ${t('since')} ${clock(unit.since)}${unit.until ? ` ${t('until')} ${clock(unit.until)}` : ''}`),
      unit.reason && h('q', null, unit.mode ? unit.reason : t('modeDisputed')),
      error && h('p', { class: 'note', role: 'alert' }, `${t('failed')}: ${error}`),
      isOpen && mayAct && this.form(unit));
  }

  form(unit) {
    return h('form', { class: 'request', onSubmit: (event) => this.submit(event) },
      h('label', null, t('mode'), h('select', { name: 'mode' }, unit.modes.map((mode) =>
        h('option', { value: mode, selected: mode === unit.mode }, t(`mode.${mode}`, mode))))),
      h('label', null, t('field.reason'), h('input', { name: 'reason', required: true, maxLength: 1000, autocomplete: 'off' })),
      h('label', null, t('minutesAtMost'), h('input', { name: 'minutes', type: 'number', min: 1 })),
      h('button', { class: 'primary' }, t('changeMode')));
  }
}
