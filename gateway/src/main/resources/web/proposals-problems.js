// Mistakes in files, as the command check states them: where each is, what stands there, and what is asked for.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/proposals.js';

/** What check says in place of a value that is not there. */
const MISSING = '(missing)';
const COLUMNS = ['problem.file', 'problem.path', 'problem.value', 'problem.rule'];

export const Problems = ({ problems }) => problems?.length > 0 && h('section', { class: 'problems' }, h('h3', null, `${t('problem.head')} (${problems.length})`),
  h('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-label': t('problem.head') }, h('table', null, h('thead', null, h('tr', null, COLUMNS.map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
    h('tbody', null, problems.map(({ file, path, value, text }, place) => h('tr', { key: place, 'data-problem': path }, h('td', null, file), h('td', null, h('code', null, path || '–')), h('td', null, h('code', null, value === MISSING ? t('problem.missing') : value)), h('td', null, pick(text))))))));
