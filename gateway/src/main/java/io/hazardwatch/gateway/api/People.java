package io.hazardwatch.gateway.api;

import java.util.List;

/** People's accounts, for administrators; blocking, called on worker threads only. */
public interface People {
    /** Makes an account; null when done, else the rule that was broken. */
    String create(Caller person, String password);

    /** Everybody. */
    List<Caller> all();

    /** Ends an account; false when there is none of that name. */
    boolean remove(String name);
}
