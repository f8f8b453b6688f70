// Dark or light, as the person at this browser likes it: a control room is dark by night, a phone is read in the sun.
import { h } from './lib.js';
import { t } from './texts.js';
import { recall, remember } from './storage.js';

const KEY = 'hazardwatch.theme';
const THEMES = ['dark', 'light'];

export const theme = () => document.documentElement.dataset.theme;

function show(name) {
  document.documentElement.dataset.theme = name;
  document.querySelector('meta[name=color-scheme]').content = name;
}

show(recall(KEY) === 'light' ? 'light' : 'dark');

function choose(name) {
  show(name);
  remember(KEY, name);
}

export const ThemeChoice = ({ onChange }) => h('label', { class: 'theme-choice' }, t('theme'), ' ', h('select', { id: 'theme', value: theme(), onChange: (event) => { choose(event.currentTarget.value); onChange(); } },
  THEMES.map((name) => h('option', { key: name, value: name }, t(`theme.${name}`)))));
