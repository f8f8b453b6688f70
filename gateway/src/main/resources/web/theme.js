// Dark or light, as the person likes it: a control room is dark by night, a phone is read in the sun. Kept with the account (kept-view.js), and by this
// browser for its page to log in.
import { h } from './lib.js';
import { t } from './texts.js';
import { recall, remember } from './storage.js';

const KEY = 'hazardwatch.theme';
const THEMES = ['dark', 'light'];

export const theme = () => document.documentElement.dataset.theme;

/** Whether the person here chose it, who is not asked what they chose elsewhere then. */
let isChosen = false;

/** The whole page is in that theme from now on. */
export function show(name) {
  document.documentElement.dataset.theme = name;
  document.querySelector('meta[name=color-scheme]').content = name;
}

showAsRemembered();

function showAsRemembered() { show(recall(KEY) === 'light' ? 'light' : 'dark'); }

/** The theme that was chosen here since the last forgetChoice(), or null. */
export const chosenHere = () => (isChosen ? theme() : null);

/** Another person comes, with a choice of their own; until that is known the theme is that of this browser. */
export function forgetChoice() {
  isChosen = false;
  showAsRemembered();
}

function choose(name) {
  show(name);
  isChosen = true;
  remember(KEY, name);
}

export const ThemeChoice = ({ onChange }) => h('label', { class: 'theme-choice' }, t('theme'), ' ', h('select', { id: 'theme', value: theme(), onChange: (event) => { choose(event.currentTarget.value); onChange(); } },
  THEMES.map((name) => h('option', { key: name, value: name }, t(`theme.${name}`)))));
