// Points of a site from a table: what becomes of the file, cell by cell, then a proposal of it; and the way out as a table. Nothing is written here.
import { Component, h } from './lib.js';
import { t, pick, isChinese } from './texts.js';
import './texts/imports.js';
import { call, edit } from './http.js';

/** A table of 100,000 rows takes a minute. */
const PATIENCE_MILLIS = 120_000;
const NAME_MAX = 64;
const SHOWN_MAX = 200;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const link = (path, values) => `/api/v1/${path}?${new URLSearchParams({ ...values, lang: isChinese() ? 'zh' : 'en' })}`;

export class Import extends Component {
  /** The site as it is chosen: one that is there, or the names of a new one. */
  get site() {
    const { chosen, enterprise, name } = this.state;
    const [own, place] = (chosen ?? '').split('/');
    return chosen ? { enterprise: own, site: place } : { enterprise: enterprise ?? '', site: name ?? '' };
  }

  async send(more) {
    const { file, title } = this.state;
    const query = new URLSearchParams({ ...this.site, ...(title && !this.state.chosen ? { name: title } : {}), ...more });
    this.setState({ busy: true, refused: null, proposal: null });
    try {
      const report = await call('POST', `/import?${query}`, file, { type: /\.xlsx$/i.test(file.name) ? WORKBOOK : 'text/csv', patience: PATIENCE_MILLIS });
      this.setState({ report, proposal: report.proposal });
    } catch (refusal) {
      const { words, report, value, reason } = refusal.problem ?? {};
      this.setState({ refused: words ? `${pick(words)} ${value ?? ''}` : refusal.message, ...(report ? { report } : reason === 'FILE_REFUSED' ? { report: null } : {}) });
    }
    this.setState({ busy: false });
  }

  look(event) {
    event.preventDefault();
    this.send({});
  }

  propose(event) {
    event.preventDefault();
    this.send({ propose: true, why: new FormData(event.currentTarget).get('why'), rows: this.state.report.refused > 0 ? 'good' : 'all' });
  }

  async map(event) {
    event.preventDefault();
    const { enterprise } = this.site;
    const given = Object.fromEntries([...new FormData(event.currentTarget)].filter(([, column]) => column !== '?'));
    try {
      const shown = await call('GET', `/import/mappings/${encodeURIComponent(enterprise)}`);
      await edit('PUT', `/import/mappings/${encodeURIComponent(enterprise)}`, shown, { mapping: { ...shown.mapping, ...given } });
      await this.send({});
    } catch (refusal) {
      this.setState({ refused: refusal.message });
    }
  }

  async columns() {
    if (!this.state.columns && this.site.enterprise) {
      const { columns } = await call('GET', `/import/mappings/${encodeURIComponent(this.site.enterprise)}`);
      this.setState({ columns });
    }
  }

  componentDidUpdate() {
    const { report, columns } = this.state;
    if (report?.missing.length > 0 && !columns && !this.asking) {
      this.asking = true;
      this.columns().catch(() => {}).finally(() => { this.asking = false; });
    }
  }

  render({ sites, mayAct }) {
    const { file, busy, refused, report, proposal, chosen } = this.state;
    const { enterprise, site } = this.site;
    const isReady = file && enterprise && site && !busy;
    return h('section', { class: 'import' }, h('h2', null, t('import')), h('p', null, t('import.about')),
      h('p', null, ['csv', 'xlsx'].map((format) => [h('a', { key: format, href: link('import/template', { format }), download: true }, `${t('import.template')} (${format.toUpperCase()})`), ' ']),
        chosen && ['csv', 'xlsx'].map((format) => [h('a', { key: format, class: 'export', href: link('export', { enterprise, site, format }), download: true }, `${t('import.export')} (${format.toUpperCase()})`), ' '])),
      h('form', { class: 'request', id: 'import-file', onSubmit: (event) => this.look(event) },
        h('label', null, t('import.site'), h('select', { value: chosen ?? '', onChange: (event) => this.setState({ chosen: event.currentTarget.value || null, report: null, columns: null }) },
          h('option', { value: '' }, t('import.newSite')), sites.map((each) => h('option', { key: `${each.enterprise}/${each.site}`, value: `${each.enterprise}/${each.site}` }, `${pick(each.name)} (${each.enterprise}/${each.site})`)))),
        !chosen && ['enterprise', 'name', 'title'].map((field) => h('label', { key: field }, t(`import.${field}`), h('input', {
          name: field, required: field !== 'title', maxLength: NAME_MAX, ...(field === 'title' ? {} : { pattern: '[A-Za-z0-9_\\-]{1,64}' }), onInput: (event) => this.setState({ [field]: event.currentTarget.value }) }))),
        h('label', null, t('import.file'), h('input', { type: 'file', name: 'file', required: true, accept: '.csv,.xlsx', onChange: (event) => this.setState({ file: event.currentTarget.files[0], report: null, refused: null, proposal: null }) })),
        h('button', { class: 'primary', disabled: !isReady }, t(busy ? 'import.busy' : 'import.look'))),
      refused && h('p', { class: 'note', role: 'alert' }, refused),
      report && (report.missing.length > 0 ? this.mapping(report) : this.report(report, isReady && mayAct)),
      proposal && h('p', { class: 'summary', role: 'status', id: 'import-proposal' }, t('import.proposed'), ' ', h('button', { class: 'open-proposal', onClick: () => this.props.onProposal(proposal.id) }, proposal.id)));
  }

  mapping({ headers }) {
    const { columns } = this.state;
    return columns && h('form', { class: 'request', id: 'import-mapping', onSubmit: (event) => this.map(event) }, h('p', null, t('import.unknown')),
      headers.filter(({ column }) => !column).map(({ header }) => h('label', { key: header }, header,
        h('select', { name: header }, h('option', { value: '?' }, t('import.undecided')), h('option', { value: '' }, t('import.leaveOut')), columns.map(({ column, header: text }) => h('option', { key: column, value: column }, pick(text)))))),
      h('button', { class: 'primary' }, t('import.map')));
  }

  report(report, mayPropose) {
    const { notes, noteCount, problems, headers } = report;
    const left = headers.filter(({ column }) => !column).map(({ header }) => header);
    const used = report.added + report.edited;
    return h('div', { id: 'import-report' },
      h('dl', { class: 'summary' }, ['rows', 'accepted', 'changed', 'refused', 'added', 'edited', 'same'].map((name) => [h('dt', { key: name }, t(`import.${name}`)), h('dd', { key: `${name} n`, 'data-count': name }, report[name])])),
      left.length > 0 && h('p', null, `${t('import.left')}: ${left.join(t('listComma'))}`),
      problems.length > 0 && h('ul', { class: 'note' }, problems.map(({ file, path, value, text }) => h('li', { key: file + path }, `${file}: ${path}: ${value}: ${pick(text)}`))),
      notes.length > 0 && h('div', { class: 'wide' }, h('table', null,
        h('thead', null, h('tr', null, ['cell', 'value', 'outcome', 'rule'].map((name) => h('th', { key: name, scope: 'col' }, t(`import.${name}`))))),
        h('tbody', null, notes.slice(0, SHOWN_MAX).map((note) => h('tr', { key: `${note.row} ${note.cell} ${note.reason}`, class: note.now === null ? 'refused' : '', 'data-reason': note.reason },
          h('td', null, note.cell || note.row), h('td', null, note.value || t('import.empty')), h('td', null, t(note.now === null ? 'import.isRefused' : 'import.isChanged')), h('td', null, pick(note.rule))))))),
      noteCount > SHOWN_MAX && h('p', null, `${t('import.more')}: ${noteCount - SHOWN_MAX}`),
      problems.length === 0 && used > 0 && h('form', { class: 'request', id: 'import-propose', onSubmit: (event) => this.propose(event) },
        h('label', null, t('import.why'), h('input', { name: 'why', required: true, maxLength: 1000, autocomplete: 'off' })),
        h('button', { class: 'primary', disabled: !mayPropose }, t(report.refused > 0 ? 'import.proposeGood' : 'import.propose'))),
      problems.length === 0 && used === 0 && report.refused === 0 && h('p', { class: 'nothing' }, t('import.nothing')));
  }
}
