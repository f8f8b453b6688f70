package io.hazardwatch.gateway.response.warnings;

import java.util.List;

/** Port to what people with an account are told of by the gateway itself. Any thread. */
public interface OwnWarningSubjects {
    /** What is going on, and what ended lately. From memory. */
    List<OwnWarningSubject> present();

    /** One that is not among those that are present, or null if nothing is known of it any more. May block, and throws what its store throws. */
    OwnWarningSubject of(String incident);
}
