package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/**
 * Which actions of people bear on monitoring and alarms that the law protects, and what it says: Work Safety Law 2021 art. 36, Hazardous
 * Chemicals Safety Law art. 38. Immutable, any thread.
 */
public final class MonitoringLaw {
    private static final Set<Refusal> REFUSALS = EnumSet.of(Refusal.NEEDS_SECOND_PERSON, Refusal.NOT_SHELVABLE, Refusal.NO_PERMIT,
            Refusal.TOO_LONG, Refusal.NEEDS_SUPERVISOR, Refusal.SINGLE_CAUSE);
    private static final Text TEXT = new Text(bundle(Locale.CHINESE).getString("monitoring.law"), bundle(Locale.ENGLISH).getString("monitoring.law"));

    private MonitoringLaw() {}

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** What the law says, for people. */
    public static JsonObject json() {
        return JsonValues.text(TEXT);
    }

    /** What the law says, in one language. */
    public static String text(boolean isEnglish) {
        return isEnglish ? TEXT.en() : TEXT.zh();
    }

    /** Whether it is why something is refused. */
    static boolean isBehind(Refusal refusal) {
        return REFUSALS.contains(refusal);
    }

    /** Whether it speaks of that; null, of a command that changed nothing, is none of it. */
    static boolean concerns(TransitionType type) {
        return type != null && type.reducesMonitoring();
    }
}
