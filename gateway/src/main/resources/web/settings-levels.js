// The levels that an alarm climbs while nobody answers, of one enterprise: who each one is, why, and whom it falls back to, and when each is called.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/posts.js';
import './texts/settings.js';
import { Board } from './board.js';
import { CallTimes } from './call-times.js';
import { Change } from './change.js';
import { ID, NAME_MAX, listed, named } from './settings-fields.js';
import * as people from './api.js';
import * as api from './settings-chain-api.js';

const REFRESH_MILLIS = 30_000;
const ORDER_MAX = 1000;
const SOURCES = ['on_duty', 'operational_in_charge', 'technical_in_charge', 'principal_in_charge'];

/** What a level is, as texts by the key of their name. */
const describe = ({ order, name, source, fallback }) => ({ 'levels.order': String(order), 'levels.name': named(name), 'levels.source': t(`levels.source.${source}`), 'levels.fallback': listed(fallback) });

function bodyOf(form) {
  const said = Object.fromEntries(form);
  return { id: said.id, order: Number(said.order), name: { zh: said.zh || said.en, en: said.en || said.zh }, source: said.source, fallback: form.getAll('fallback') };
}

export class Levels extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const [{ levels, times }, { people: known }] = await Promise.all([api.levels(this.props.enterprise), people.people()]);
    return { levels, times, known };
  }

  begin(shown, isRemoval = false) { this.setState({ edited: { shown, wanted: null, isRemoval } }); }

  set(fields) { this.setState(({ edited }) => ({ edited: { ...edited, ...fields } })); }

  end() {
    this.setState({ edited: null });
    this.load();
  }

  make(why) {
    const { shown, wanted, isRemoval } = this.state.edited;
    const { enterprise } = this.props;
    return isRemoval ? api.removeLevel(enterprise, shown, why) : shown ? api.changeLevel(enterprise, shown, wanted, why) : api.addLevel(enterprise, wanted, why);
  }

  show({ levels, times, known }) {
    const { edited } = this.state;
    const { mayEdit, enterprise } = this.props;
    return [h('h2', { key: 'head' }, `${t('levels')}: ${enterprise}`), h('p', { key: 'about', class: 'soft' }, t('levels.about')), edited && this.edited(edited, known),
      mayEdit && !edited && h('p', { key: 'new' }, h('button', { id: 'new-level', onClick: () => this.begin(null) }, t('levels.new'))),
      h('div', { key: 'all', class: 'wide', tabIndex: 0, role: 'region', 'aria-label': t('levels') }, h('table', null,
        h('thead', null, h('tr', null, ['levels.order', 'levels.name', 'levels.source', 'levels.fallback'].map((name) => h('th', { key: name, scope: 'col' }, t(name))), mayEdit && h('td', null))),
        h('tbody', null, levels.map((level) => this.row(level, known))))),
      h(CallTimes, { key: 'times', times, levels })];
  }

  row(level, known) {
    const nameOf = (id) => pick(known.find((person) => person.id === id)?.name ?? { zh: id, en: id });
    return h('tr', { key: level.id, 'data-level': level.id }, h('td', null, level.order), h('td', null, h('b', null, pick(level.name)), h('span', { class: 'path' }, level.id), h('span', { class: 'path' }, t(level.own ? 'levels.own' : 'levels.usual'))),
      h('td', null, t(`levels.source.${level.source}`), h('span', { class: 'path' }, t(`levels.why.${level.source}`))),
      h('td', null, level.fallback.map(nameOf).join(t('listComma')) || (level.hasFallback ? '–' : h('span', { class: 'unverified' }, t('levels.noFallback')))),
      this.props.mayEdit && h('td', { class: 'act' }, h('button', { class: 'edit', onClick: () => this.begin(level) }, t('settings.change')), ' ', level.own && h('button', { class: 'revoke', onClick: () => this.begin(level, true) }, t('levels.back'))));
  }

  edited({ shown, wanted, isRemoval }, known) {
    return h('div', { key: 'edited' },
      !isRemoval && this.form(shown, known, wanted !== null),
      (wanted || isRemoval) && h(Change, { title: `${t(isRemoval ? 'levels.back' : shown ? 'settings.change' : 'levels.new')}: ${pick((shown ?? wanted).name)}`, before: shown && describe(shown), after: isRemoval ? null : describe(wanted),
        onMake: (why) => this.make(why), onMade: () => this.end(), onPresent: (present) => this.set({ shown: present }), onCancel: () => (isRemoval ? this.end() : this.set({ wanted: null })) }));
  }

  form(level, known, isHidden) {
    const { enterprise } = this.props;
    const text = (name, props) => h('label', { key: name }, t(`levels.${name}`), h('input', { name, autocomplete: 'off', maxLength: NAME_MAX, ...props }));
    return h('form', { key: level?.id ?? 'new', class: 'request card compact', id: 'level-form', hidden: isHidden, onSubmit: (event) => { event.preventDefault(); this.set({ wanted: bodyOf(new FormData(event.currentTarget)) }); } },
      level ? h('input', { type: 'hidden', name: 'id', value: level.id }) : text('id', { required: true, pattern: ID }),
      text('order', { type: 'number', min: 0, max: ORDER_MAX, required: true, defaultValue: level?.order ?? 50 }),
      text('zh', { required: true, defaultValue: level?.name.zh ?? '' }), text('en', { defaultValue: level?.name.en ?? '' }),
      h('label', null, t('levels.source'), h('select', { name: 'source' }, SOURCES.map((source) => h('option', { key: source, value: source, selected: source === (level?.source ?? SOURCES[0]) }, t(`levels.source.${source}`))))),
      h('fieldset', { class: 'rows' }, h('legend', null, t('levels.fallback')), h('p', { class: 'soft' }, t('levels.fallbackWhy')),
        known.filter((person) => !person.enterprise || person.enterprise === enterprise).map(({ id, name }) => h('label', { key: id, class: 'inline' }, h('input', { type: 'checkbox', name: 'fallback', value: id, defaultChecked: level?.fallback.includes(id) ?? false }), ' ', pick(name)))),
      h('p', { class: 'call-wishes' }, h('button', { class: 'primary' }, t('settings.review')), h('button', { type: 'button', onClick: () => this.end() }, t('settings.cancel'))));
  }
}
