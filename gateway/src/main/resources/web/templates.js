// What people would be told of an invented alarm, by the templates in force, in both languages beside each other.
import { h } from './lib.js';
import { t } from './texts.js';
import './texts/settings.js';
import { Board } from './board.js';
import * as settings from './settings-api.js';

const REFRESH_MILLIS = 60_000;
const PURPOSES = ['call', 'news', 'digest', 'duty', 'verification', 'correction', 'household', 'household_news', 'siren'];
const NATURES = ['live', 'exercise', 'test'];
const LANGUAGES = ['zh', 'en'];
const FORMS = ['title', 'brief', 'full', 'speech'];

export class Templates extends Board {
  constructor() {
    super();
    this.state = { ...this.state, purpose: PURPOSES[0], nature: NATURES[0] };
  }

  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const { purpose, nature } = this.state;
    const texts = await Promise.all(LANGUAGES.map((language) => settings.preview({ language, purpose, nature })));
    return { purpose, nature, texts };
  }

  choose(fields) { this.setState(fields, () => this.load()); }

  select(name, values) {
    return h('label', { key: name }, t(`templates.${name}`), h('select', { name, value: this.state[name], onChange: (event) => this.choose({ [name]: event.currentTarget.value }) },
      values.map((value) => h('option', { key: value, value }, t(`templates.${name}.${value}`)))));
  }

  show({ purpose, nature, texts }) {
    return [h('h2', { key: 'head' }, t('templates')), h('p', { key: 'about' }, t('templates.about')),
      h('form', { key: 'form', class: 'request compact', onSubmit: (event) => event.preventDefault() }, this.select('purpose', PURPOSES), this.select('nature', NATURES)),
      h('div', { key: 'texts', class: 'wide' }, h('table', { 'data-templates': `${purpose} ${nature}` },
        h('thead', null, h('tr', null, h('td', null), LANGUAGES.map((language) => h('th', { key: language, scope: 'col' }, t(`people.language.${language}`))))),
        h('tbody', null, FORMS.map((form) => h('tr', { key: form, 'data-form': form }, h('th', { scope: 'row' }, t(`templates.form.${form}`)),
          texts.map((text, i) => h('td', { key: LANGUAGES[i], lang: LANGUAGES[i], class: 'told-text' }, text[form])))))))];
  }
}
