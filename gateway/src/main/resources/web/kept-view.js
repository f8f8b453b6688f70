// What a console shows, kept as its address, by this browser, and with the account, so that it follows the person to another browser.
import { forgetSwitch, speak, switchedHere } from './texts.js';
import { LINKED } from './pages.js';
import { format, parse } from './link.js';
import { kept, sensible } from './list-look.js';
import { linkOf, save, saved } from './saved-view.js';
import { Preferences } from './preferences.js';
import { chosenHere, forgetChoice, show } from './theme.js';

/** Between tries to ask the account what it keeps. */
const AGAIN_MILLIS = 5_000;

export class KeptView {
  #frame;
  #preferences;
  /** Whether the account has been asked what it keeps. */
  #isRecalled = false;
  #isBegun = false;
  /** What was shown before the account could be asked, as put() gets it: what differs from it then is the person's choice. */
  #first = null;
  #again;
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
      forgetChoice();
    }
    clearTimeout(this.#again);
    this.#preferences.end();
    this.#isRecalled = this.#isBegun = false;
    this.#first = null;
  }

  /** Shows the link in the address, to which the browser went back. */
  step() { this.follow(parse(location.hash, LINKED)); }

  /**
   * What the account keeps goes before what this browser does. An account that cannot be asked is asked again, and nothing is put before it has answered:
   * what this browser shows meanwhile is nobody's choice. isFree: opened without a link, which goes before both.
   */
  async #recall(isFree) {
    const found = await this.#preferences.read();
    if (found === null) {
      this.#again = setTimeout(() => this.#recall(isFree), AGAIN_MILLIS);
      return;
    }
    const { look, view, language, theme } = found;
    const isKept = (name) => this.#first === null || this.#first[name] === this.#present()[name];
    const isViewFree = isFree && isKept('view');
    this.#isRecalled = true;
    if (language && !switchedHere()) {
      speak(language);
    }
    if (theme && !chosenHere()) {
      show(theme);
    }
    this.#frame.setState(look && isKept('look') ? { look: sensible(look) } : {});
    if (view && isViewFree) {
      this.follow({ ...parse(view, LINKED), page: this.#frame.state.page, alarm: this.#frame.state.selected });
    }
  }

  /** Filter and columns as they are shown, to compare. */
  #present() {
    const { state } = this.#frame;
    return { look: JSON.stringify(state.look), view: linkOf(state, LINKED) };
  }

  /** Shows what a link says. */
  follow({ page, alarm, place, points, hours, compare, proposal, permit, post, words, type, priority, enterprise, filter }) {
    this.#frame.setState({ page: page === 'alarm' && !alarm ? 'alarms' : page, selected: alarm, site: place, points, hours, compare, proposal, permit, post, words, type, priority, enterprise, filter, opened: null });
  }

  /** The address always is the link to what is shown; another page is a step that the browser can take back. state: of the frame, as it is drawn. */
  put(state) {
    const { user, page, selected, site, points, hours, compare, proposal, permit, post, words, type, priority, enterprise, filter } = state;
    const link = format({ page, alarm: selected, place: site, ...(page === 'trends' ? { points, hours, compare } : {}), ...(page === 'proposals' ? { proposal } : {}), ...(page === 'permits' ? { permit } : {}), ...(page === 'duty' || page === 'past' || page === 'fieldTasks' ? { post, words } : {}), ...(page === 'past' ? { type } : {}), priority, enterprise, filter });
    if (user && !user.mustEnrol && link !== location.hash) {
      const isOtherPage = this.#page !== undefined && this.#page !== page;
      history[isOtherPage ? 'pushState' : 'replaceState'](null, '', link);
      save(user.user, state, LINKED);
    }
    this.#page = page;
    if (user && this.#isRecalled) {
      const language = switchedHere();
      const theme = chosenHere();
      this.#preferences.put({ look: state.look, view: linkOf(state, LINKED), ...(language ? { language } : {}), ...(theme ? { theme } : {}) });
    } else if (user && this.#isBegun) {
      this.#first ??= this.#present();
    }
  }
}
