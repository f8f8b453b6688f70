// Which columns the list shows and how close its rows stand, as each person likes it. Priority, point and the button to acknowledge stay.
import { h } from './lib.js';
import { t } from './texts.js';

/** Classes of the cells that may be left out, with the keys of their texts. */
export const CHOOSABLE = [['state', 'state'], ['value', 'valueNow'], ['raised', 'raised'], ['acked-by', 'ackedBy']];
export const USUAL = { hidden: [], isDense: false };

const key = (user) => `hazardwatch.look.${user}`;

/** What was kept, as far as it makes sense. */
export const sensible = (look) => (Array.isArray(look?.hidden) ? { hidden: CHOOSABLE.map(([name]) => name).filter((name) => look.hidden.includes(name)), isDense: look.isDense === true } : USUAL);

/** A full or forbidden storage only forgets. */
export function kept(user, storage = localStorage) {
  try {
    return sensible(JSON.parse(storage.getItem(key(user))));
  } catch {
    return USUAL;
  }
}

export function keep(user, look, storage = localStorage) {
  try {
    storage.setItem(key(user), JSON.stringify(look));
  } catch {
    // Nothing is lost but comfort.
  }
}

export const classOf = ({ hidden, isDense }) => ['list', isDense && 'dense', ...hidden.map((name) => `no-${name}`)].filter(Boolean).join(' ');

const toggled = (look, name) => ({ ...look, hidden: look.hidden.includes(name) ? look.hidden.filter((each) => each !== name) : [...look.hidden, name] });

export const LookChoice = ({ look, onChange }) => h('details', { class: 'look', id: 'list-look' }, h('summary', { class: 'button' }, t('listLook')),
  h('div', { class: 'look-choices' }, CHOOSABLE.map(([name, text]) => h('label', { key: name }, h('input', { type: 'checkbox', checked: !look.hidden.includes(name), onChange: () => onChange(toggled(look, name)) }), ` ${t(text)}`)),
    h('label', null, h('input', { id: 'list-dense', type: 'checkbox', checked: look.isDense, onChange: () => onChange({ ...look, isDense: !look.isDense }) }), ` ${t('listDense')}`)));
