package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Text;

/**
 * Something that is the matter at the place of a permit at present.
 *
 * @param key  tells causes of one permit apart; the same for as long as the cause lasts
 * @param text for people
 */
public record PermitCause(Kind kind, String key, Text text) {
    /** What is the matter. Stored by name. */
    public enum Kind {
        /** An alarm nearby, of the first level or above. */
        ALARM,
        /** The weather forbids the work. */
        WEATHER,
        /** A detector of work that is monitored all the time says nothing. */
        MONITORING_LOST,
        /** The station of the site does not tell the wind. */
        WIND_LOST,
        /** The place meets that of another permit. */
        MEETING;

        /** Whether people must stop and leave. */
        public boolean isStop() {
            return this != MEETING;
        }

        /** Whether it endangers people at the place also while the work is suspended. */
        public boolean isAboutThePlace() {
            return this == ALARM || this == MONITORING_LOST;
        }
    }
}
