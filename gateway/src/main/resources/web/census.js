// What the feed does not tell, asked again and again while somebody is logged in: counts, health, warnings, running exercises, names of sites.
import * as api from './api.js';
import { learn } from './zones.js';
import { localDay } from './on-duty.js';

const CENSUS_MILLIS = 10_000;
const SURVEY_MILLIS = 60_000;

/** What does not answer keeps what it said before, but for health, which is unknown then. */
export class Census {
  #frame;
  #timers = [];

  constructor(frame) { this.#frame = frame; }

  begin() {
    this.count();
    this.survey();
    this.#timers = [setInterval(() => this.count(), CENSUS_MILLIS), setInterval(() => this.survey(), SURVEY_MILLIS)];
  }

  end() {
    this.#timers.forEach(clearInterval);
    this.#timers = [];
  }

  #keep(answer, named) {
    answer.then((found) => this.#timers.length > 0 && this.#frame.setState(named(found)), () => {});
  }

  /** Points unprotected, health, warnings and exercises, and what waits in the configuration. */
  count() {
    const frame = this.#frame;
    this.#keep(api.enterprises(), ({ enterprises }) => ({ enterprises }));
    api.health().then((health) => frame.setState({ health }), () => frame.setState({ health: null }));
    this.#keep(api.leaks(false), ({ leaks }) => ({ leaks }));
    this.#keep(api.weatherWarnings(false), ({ warnings }) => ({ warnings }));
    this.#keep(api.escalations(), ({ escalations }) => ({ exercises: escalations.filter(({ kind }) => kind === 'EXERCISE') }));
    if (frame.state.sites.some(({ kind }) => kind === 'gas_user')) {
      this.#keep(api.openFieldTasks(), ({ total }) => ({ fieldTasks: total }));
    }
    if (frame.seesAll()) {
      this.#keep(api.configuration(), (configuration) => ({ configuration }));
    }
    if (frame.seesAll() && frame.may('TRY_MESSAGES')) {
      this.#keep(api.demoPhones(), ({ configured }) => ({ hasPhones: configured }));
    }
  }

  /** Names and zones of sites and key periods, which seldom change. */
  survey() {
    this.#keep(api.sites(), ({ sites }) => { learn(sites); return { sites }; });
    this.#keep(api.calendar(localDay()), ({ inForce }) => ({ keyPeriods: inForce }));
  }
}
