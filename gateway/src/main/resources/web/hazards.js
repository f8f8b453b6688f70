// Hazard sources with what is open of each, the file of one with its checklist of documents, and its stock book.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/plant.js';
import './texts/hazards.js';
import { moment, number } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';

const filled = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
const freshKey = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
const path = ({ enterprise, site, hazardSource }) => `${enterprise}/${site}/${hazardSource}`;
const line = (...parts) => parts.filter(Boolean).join(' · ');

/** chosen: enterprise/site/id, or null for all of them; onChoose receives the same. */
export class Hazards extends Board {
  constructor() {
    super();
    this.state = { ...this.state, key: freshKey() };
  }

  async fetch() {
    const { chosen, enterprise } = this.props;
    if (!chosen) {
      return api.hazardSources(enterprise);
    }
    const [file, stock] = await Promise.all([api.hazardFile(chosen), api.hazardStock(chosen)]);
    return { file, stock };
  }

  async act(event, work) {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await work(filled(form), this.state.key);
      this.setState({ refused: null, opened: null, key: freshKey() });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}`, ...(refusal.status < 500 ? { key: freshKey() } : {}) });
    }
    this.load();
  }

  say(part, event, shape = (said) => said) {
    return this.act(event, (said, key) => api.sayHazard(this.props.chosen, part, shape(said), key));
  }

  show(data) {
    const { chosen, onChoose } = this.props;
    if (!chosen) {
      return [h(Open, { key: 'open', figures: data.figures }), h('div', { key: 'all', class: 'cards' }, data.hazardSources.map((each) => h(Card, { key: path(each), each, onChoose: () => onChoose(path(each)) }))),
        data.total > data.hazardSources.length && h('p', { key: 'more', class: 'more' }, `${data.total - data.hazardSources.length} ${t('more')}`)];
    }
    return h('article', { class: 'hazard-page' }, h('p', { class: 'no-print' }, h('button', { id: 'all-hazards', onClick: () => onChoose(null) }, `← ${t('hazard.back')}`)),
      this.state.refused && h('p', { class: 'note', role: 'alert', id: 'hazard-refused' }, this.state.refused),
      data.file && [this.file(data.file), this.stock(data.stock)]);
  }

  file(file) {
    const { chosen, mayFile } = this.props;
    const base = `/api/v1${api.hazardPath(chosen)}/filing`;
    return [h(Card, { key: 'card', each: file }),
      file.changes.length > 0 && h('section', { key: 'changes', class: 'changes' }, h('h3', null, t('hazard.changes')),
        h('ul', null, file.changes.map((each) => h('li', { key: `${each.cas} ${each.class} ${each.name}` }, `${each.name}: ${number(each.before)} → ${number(each.now)} t`)))),
      h('p', { key: 'filing' }, h('a', { class: 'button', href: `${base}/print`, target: '_blank', rel: 'noopener' }, t('hazard.filingPage')), ' ', h('a', { class: 'button', href: `${base}.csv` }, t('hazard.filingTable'))),
      mayFile && this.opening('assess', 'hazard.assess', () => this.assessForm(file)),
      mayFile && this.opening('trigger', 'hazard.enterTrigger', () => this.triggerForm(file)),
      h('h3', { key: 'triggers title' }, t('hazard.triggers')),
      h('ul', { key: 'triggers' }, file.triggers.map(({ kind, name, basis, noticed }) => h('li', { key: kind }, line(pick(name), t(noticed ? 'hazard.noticed' : 'hazard.entered')), ' ', h('span', { class: 'path' }, basis)))),
      file.entries.length > 0 && h('ul', { key: 'entries' }, file.entries.map((each) => h('li', { key: each.id, class: each.open ? 'late' : '' }, line(each.day, pick(file.triggers.find(({ kind }) => kind === each.kind).name), each.words, each.by, t(each.open ? 'hazard.stillOpen' : 'hazard.answered'))))),
      h('h3', { key: 'assessments title' }, t('hazard.assessments')),
      h('ul', { key: 'assessments' }, file.assessments.map((each) => h('li', { key: each.id }, this.assessment(each, mayFile)))),
      h('h3', { key: 'documents title' }, t('hazard.documents')), this.documents(file.documents)];
  }

  assessment(each, mayFile) {
    const isOpen = this.state.opened === `filing ${each.id}`;
    return [line(each.day, each.assessor, t(`hazardGrade.${each.state.grade}`), `S ${number(each.state.s)}`, `R ${number(each.state.r)}`, each.state.edition, each.words, each.filed ? `${t('hazard.filed')} ${each.filed} ${each.filing}` : t('hazard.notFiled')),
      mayFile && !each.filed && [' ', h('button', { key: 'open', class: 'record-filing', 'aria-expanded': String(isOpen), onClick: () => this.open(`filing ${each.id}`) }, t('hazard.recordFiling'))],
      isOpen && h('form', { key: 'form', class: 'request', onSubmit: (event) => this.say(`assessments/${each.id}/filing`, event) },
        h('label', null, t('hazard.filed'), h('input', { name: 'filed', type: 'date', required: true })), h('label', null, t('hazard.receipt'), h('input', { name: 'filing', maxLength: 128, autocomplete: 'off' })), h('button', { class: 'primary' }, t('hazard.recordFiling')))];
  }

  open(name) { this.setState({ opened: this.state.opened === name ? null : name, key: freshKey() }); }

  opening(name, text, form) {
    const isOpen = this.state.opened === name;
    return [h('p', { key: `${name} button`, class: 'no-print' }, h('button', { id: `hazard-${name}`, 'aria-expanded': String(isOpen), onClick: () => this.open(name) }, t(text))), isOpen && form()];
  }

  assessForm({ state }) {
    return h('form', { key: 'assess', class: 'request', onSubmit: (event) => this.say('assessments', event) },
      h('p', { class: 'soft' }, line(t('hazard.asFile'), t(`hazardGrade.${state.grade}`), `S ${number(state.s)}`, `R ${number(state.r)}`)),
      h('label', null, t('hazard.day'), h('input', { name: 'day', type: 'date', required: true })), h('label', null, t('hazard.assessor'), h('input', { name: 'assessor', required: true, maxLength: 128, autocomplete: 'off' })),
      h('label', null, t('hazard.filed'), h('input', { name: 'filed', type: 'date' })), h('label', null, t('hazard.receipt'), h('input', { name: 'filing', maxLength: 128, autocomplete: 'off' })),
      words(false), h('button', { class: 'primary' }, t('hazard.assess')));
  }

  triggerForm({ triggers }) {
    return h('form', { key: 'trigger', class: 'request', onSubmit: (event) => this.say('triggers', event) },
      h('label', null, t('hazard.trigger'), h('select', { name: 'kind' }, triggers.map(({ kind, name }) => h('option', { key: kind, value: kind, selected: kind === 'accident' }, pick(name))))),
      h('label', null, t('hazard.day'), h('input', { name: 'day', type: 'date', required: true })), words(true), h('button', { class: 'primary' }, t('hazard.enterTrigger')));
  }

  documents(documents) {
    return h('div', { key: 'documents', class: 'wide' }, h('table', { class: 'hazard-documents' }, h('thead', null, h('tr', null, ['document', 'state', 'day', 'due', 'reference', 'basis'].map((name) => h('th', { key: name, scope: 'col' }, t(`hazard.${name}`))))),
      h('tbody', null, documents.map((each) => [h('tr', { key: each.document, 'data-document': each.document, class: each.state === 'present' || each.state === 'not_applicable' ? '' : 'late' },
        h('td', null, this.props.mayFile ? h('button', { class: 'plain-title', 'aria-expanded': String(this.state.opened === each.document), onClick: () => this.open(each.document) }, pick(each.name)) : pick(each.name)),
        h('td', null, t(`hazard.${each.state}`)), h('td', null, each.day ?? '–'), h('td', null, each.due ?? '–'), h('td', null, h(Reference, { to: each.reference }), each.words && ` ${each.words}`), h('td', null, each.basis)),
      this.state.opened === each.document && h('tr', { key: `${each.document} form` }, h('td', { colSpan: 6 }, this.documentForm(each)))]))));
  }

  documentForm(shown) {
    return h('form', { class: 'request', onSubmit: (event) => this.act(event, (said) => api.stateDocument(this.props.chosen, shown, said)) },
      h('label', null, t('hazard.state'), h('select', { name: 'state' }, ['present', 'missing', 'in_preparation', 'not_applicable'].map((each) => h('option', { key: each, value: each, selected: each === (shown.by ? shown.state : 'present') }, t(`hazard.${each}`))))),
      h('label', null, t('hazard.day'), h('input', { name: 'day', type: 'date', defaultValue: shown.day ?? '' })), h('label', null, t('hazard.due'), h('input', { name: 'due', type: 'date', defaultValue: shown.due ?? '' })),
      h('label', null, t('hazard.reference'), h('input', { name: 'reference', maxLength: 500, autocomplete: 'off', defaultValue: shown.reference })), words(false, shown.words), h('button', { class: 'primary' }, t('hazard.stateDocument')));
  }

  stock({ balances, pending, entries, from, to }) {
    const { chosen, mayStock } = this.props;
    const csv = `/api/v1${api.hazardPath(chosen)}/stock.csv?from=${from}&to=${to}`;
    return [h('h3', { key: 'stock title' }, t('hazard.stock')), h('p', { key: 'rule', class: 'soft' }, t('hazard.twoPersons')),
      h('div', { key: 'balances', class: 'wide' }, h('table', { class: 'stock-balances' }, h('thead', null, h('tr', null, ['substance', 'balance', 'design', 'measured', 'deviation'].map((name) => h('th', { key: name, scope: 'col' }, t(`hazard.${name}`))))),
        h('tbody', null, balances.map((each) => h('tr', { key: each.substance, 'data-substance': each.substance },
          h('td', null, line(each.name, each.substance)), h('td', { class: each.aboveDesign ? 'over' : '' }, number(each.tonnes), each.aboveDesign && ` ${t('hazard.aboveDesign')}`), h('td', null, number(each.designTonnes)),
          h('td', null, number(each.measuredTonnes)), h('td', { class: each.deviates ? 'over' : '' }, number(each.deviation))))))),
      pending.length > 0 && h('h4', { key: 'pending title' }, t('hazard.pending')),
      h('div', { key: 'pending', class: 'cards' }, pending.map((each) => this.waiting(each))),
      mayStock && this.opening('stock', 'hazard.enterStock', () => this.stockForm(balances)),
      h('h4', { key: 'entries title' }, `${t('hazard.entries')} ${from} – ${to}`), h('p', { key: 'csv' }, h('a', { href: csv }, t('asTable'))),
      h('ul', { key: 'entries', class: 'stock-entries' }, entries.map((each) => h('li', { key: each.entry, 'data-entry': each.entry }, entryWords(each),
        mayStock && each.state === 'confirmed' && !each.corrects && [' ', h('button', { key: 'back', class: 'take-back no-print', onClick: () => this.open(`back ${each.entry}`) }, t('hazard.takeBack'))],
        this.state.opened === `back ${each.entry}` && h('form', { key: 'form', class: 'request', onSubmit: (event) => this.say(`stock/${each.entry}/take-back`, event) }, words(true), h('button', { class: 'primary' }, t('hazard.takeBack'))))))];
  }

  /** Who entered it sees no button to confirm; the gateway refuses other accounts of the same person as well. */
  waiting(each) {
    const { mayStock, user } = this.props;
    return h('section', { key: each.entry, class: 'card', 'data-pending': each.entry }, h('p', null, entryWords(each)),
      mayStock && each.enteredBy !== user && h('form', { onSubmit: (event) => this.say(`stock/${each.entry}/confirm`, event) }, h('button', { class: 'primary confirm-stock' }, t('hazard.confirm'))),
      mayStock && h('form', { class: 'request', onSubmit: (event) => this.say(`stock/${each.entry}/refuse`, event) }, words(true), h('button', { class: 'refuse-stock' }, t('hazard.refuse'))));
  }

  stockForm(balances) {
    const shape = ({ tonnes, ...said }) => ({ ...said, tonnes: Number(tonnes) });
    return h('form', { key: 'stock form', class: 'request', onSubmit: (event) => this.say('stock', event, shape) },
      h('label', null, t('hazard.substance'), h('select', { name: 'substance' }, balances.map(({ substance, name }) => h('option', { key: substance, value: substance }, line(name, substance))))),
      h('label', null, t('hazard.direction'), h('select', { name: 'direction' }, ['in', 'out'].map((each) => h('option', { key: each, value: each }, t(`hazard.${each}`))))),
      h('label', null, t('hazard.tonnes'), h('input', { name: 'tonnes', type: 'number', step: 'any', required: true })), h('label', null, t('hazard.day'), h('input', { name: 'day', type: 'date' })),
      words(false), h('button', { class: 'primary' }, t('hazard.enterStock')));
  }
}

const words = (required, shown = '') => h('label', null, t('hazard.words'), h('input', { name: 'words', required, maxLength: 500, autocomplete: 'off', defaultValue: shown }));

const entryWords = ({ entry, day, substance, direction, tonnes, words: said, corrects, state, enteredBy, decidedBy, decidedAt, decidedWords }) => line(`№ ${entry}`, day, `${substance} ${t(`hazard.${direction}`)} ${number(tonnes)} t`, said,
  corrects && `${t('hazard.corrects')} № ${corrects}`, `${t('hazard.enteredBy')} ${enteredBy}`, t(`hazard.${state}`), decidedBy, decidedAt && moment(decidedAt), decidedWords);

/** A link of the web is one; anything else is the name of a file. */
const Reference = ({ to }) => (/^https?:\/\//.test(to) ? h('a', { href: to, target: '_blank', rel: 'noopener noreferrer' }, to) : to);

const Open = ({ figures }) => h('p', { class: 'hazard-figures' }, `${figures.hazardSources} ${t('hazardSources')} · ${figures.openTotal} ${t('hazard.openMatters')}`,
  figures.open.map(({ matter, count }) => h('span', { key: matter, 'data-matter': matter }, ` · ${t(`hazard.matter.${matter}`)} ${count}`)));

const subjectOf = ({ matter, subject }) => (matter === 'trigger' ? t(`hazard.trigger.${subject}`) : subject);

const Card = ({ each, onChoose }) => h('section', { class: `card ${each.asksForAssessment ? 'late' : ''}`, 'data-hazard': path(each) },
  h('h2', null, onChoose ? h('button', { class: 'plain-title', onClick: onChoose }, pick(each.name)) : pick(each.name)),
  h('p', { class: 'soft' }, line(pick(each.siteName), each.hazardSource)),
  h('p', null, h('b', null, t(`hazardGrade.${each.grade}`)), ` S ${number(each.s)} · R ${number(each.r)}`),
  each.assessment && h('p', null, line(`${t('hazard.assessed')} ${each.assessment.day}`, each.assessment.assessor, t(`hazardGrade.${each.assessment.state.grade}`), `${t('hazard.due')} ${each.assessment.due}`, each.assessment.filed ? `${t('hazard.filed')} ${each.assessment.filed}` : t('hazard.notFiled'))),
  h('ul', null, each.open.filter(({ matter }) => !matter.startsWith('document')).map((matter) => h('li', { key: `${matter.matter} ${matter.subject}`, 'data-matter': matter.matter }, line(t(`hazard.matter.${matter.matter}`), subjectOf(matter), matter.since)))),
  each.checklist && h(Checklist, each.checklist));

/** How many documents are there, and what waits, folded: a file that was just begun lacks all of them. */
const Checklist = ({ needed, there, overdue, waiting }) => {
  const told = line(`${t('hazard.documentsThere')} ${there} / ${needed}`, overdue > 0 && `${overdue} ${t('hazard.overdue')}`);
  return waiting.length === 0 ? h('p', { class: 'checklist' }, told) : h('details', { class: 'checklist' }, h('summary', null, told),
    h('ul', null, waiting.map(({ document, state, due }) => h('li', { key: document, 'data-waiting': document }, line(t(`hazard.kind.${document}`), t(`hazard.${state}`), due && `${t('hazard.due')} ${due}`)))));
};
