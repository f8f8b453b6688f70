package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.Text;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is wrong and what to change, in Chinese and English. Any thread. */
public final class DoctorWords {
    private static final ResourceBundle ZH = bundle(Locale.CHINESE);
    private static final ResourceBundle EN = bundle(Locale.ENGLISH);

    private DoctorWords() {}

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("doctor", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** One sentence on what is wrong. */
    public static Text wrong(DoctorCause cause) {
        return of(cause + ".wrong");
    }

    /** One sentence on what to change. */
    public static Text mend(DoctorCause cause) {
        return of(cause + ".mend");
    }

    /** One sentence on why a step waits that somebody has to do; of those that {@link StepFinding#isNext} can name. */
    public static Text open(DoctorStep step) {
        return of("open." + step + ".says");
    }

    /** One sentence on how it is done. */
    public static Text toDo(DoctorStep step) {
        return of("open." + step + ".do");
    }

    /** One sentence on what somebody did who was refused before a log-in, by the name of the kind. */
    public static Text strange(String kind) {
        return of("stranger." + kind + ".wrong");
    }

    /** One sentence on what to change then. */
    public static Text mendStrange(String kind) {
        return of("stranger." + kind + ".mend");
    }

    private static Text of(String key) {
        return new Text(ZH.getString(key), EN.getString(key));
    }
}
