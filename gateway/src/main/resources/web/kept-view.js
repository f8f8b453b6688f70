// What a console shows, kept as its address, by this browser, and with the account, so that it follows the person to another browser.
import { forgetSwitch, speak, switchedHere } from './texts.js';
import { LINKED } from './pages.js';
import { format, parse } from './link.js';
import { kept, sensible } from './list-look.js';
import { linkOf, save, saved } from './saved-view.js';
import { Preferences } from './preferences.js';

export class KeptView {
  #frame;
  #preferences;
  /** Whether the account has been asked what it keeps. */
  #isRecalled = false;
  #isBegun = false;
  #page;

  constructor(frame) {
    this.#frame = frame;
    this.#preferences = new Preferences((refusal) => frame.setState({ unsaved: refusal?.message ?? null }));
  }

  /** Shows what the link in the address says or, without one, what the person last looked at; returns how they like the list. */
  begin(user) {
    this.#isBegun = true;
    this.#recall(!location.hash);
    this.follow(location.hash ? parse(location.hash, LINKED) : saved(user, LINKED));
    return kept(user);
  }

  /** What begin() began; a language that was chosen on the page to log in is left to who comes. */
  end() {
    if (this.#isBegun) {
      forgetSwitch();
    }
    this.#preferences.end();
    this.#isRecalled = this.#isBegun = false;
  }

  /** Shows the link in the address, to which the browser went back. */
  step() { this.follow(parse(location.hash, LINKED)); }

  /** What the account keeps goes before what this browser does. isFree: opened without a link, which goes before both. */
  async #recall(isFree) {
    const { look, view, language } = await this.#preferences.read();
    this.#isRecalled = true;
    if (language && !switchedHere()) {
      speak(language);
    }
    this.#frame.setState(look ? { look: sensible(look) } : {});
    if (view && isFree) {
      this.follow({ ...parse(view, LINKED), page: this.#frame.state.page, alarm: this.#frame.state.selected });
    }
  }

  /** Shows what a link says. */
  follow({ page, alarm, place, points, hours, compare, proposal, permit, post, words, priority, enterprise, filter }) {
    this.#frame.setState({ page: page === 'alarm' && !alarm ? 'alarms' : page, selected: alarm, site: place, points, hours, compare, proposal, permit, post, words, priority, enterprise, filter, opened: null });
  }

  /** The address always is the link to what is shown; another page is a step that the browser can take back. state: of the frame, as it is drawn. */
  put(state) {
    const { user, page, selected, site, points, hours, compare, proposal, permit, post, words, priority, enterprise, filter } = state;
    const link = format({ page, alarm: selected, place: site, ...(page === 'trends' ? { points, hours, compare } : {}), ...(page === 'proposals' ? { proposal } : {}), ...(page === 'permits' ? { permit } : {}), ...(page === 'duty' || page === 'past' ? { post, words } : {}), priority, enterprise, filter });
    if (user && !user.mustEnrol && link !== location.hash) {
      const isOtherPage = this.#page !== undefined && this.#page !== page;
      history[isOtherPage ? 'pushState' : 'replaceState'](null, '', link);
      save(user.user, state, LINKED);
    }
    this.#page = page;
    if (user && this.#isRecalled) {
      const language = switchedHere();
      this.#preferences.put({ look: state.look, view: linkOf(state, LINKED), ...(language ? { language } : {}) });
    }
  }
}
