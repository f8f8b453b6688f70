package io.hazardwatch.gateway.app.process;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one sink for defects of the gateway: logs each distinct one once with its trace, and counts all. Any thread. */
public final class ErrorSink {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorSink.class);
    /** Distinct defects remembered; further ones are only counted. */
    private static final int DISTINCT_MAX = 200;

    private final ConcurrentHashMap<String, LongAdder> distinct = new ConcurrentHashMap<>();
    private final LongAdder all = new LongAdder();

    /** Records a defect. */
    public void caught(String where, Throwable cause) {
        all.increment();
        String key = where + ' ' + cause.getClass().getName() + ' ' + firstFrame(cause);
        LongAdder known = distinct.get(key);
        if (known == null && distinct.size() < DISTINCT_MAX) {
            LOG.error("defect in {}; it is counted from now on, not logged again", where, cause);
            known = distinct.computeIfAbsent(key, unused -> new LongAdder());
        }
        if (known != null) {
            known.increment();
        }
    }

    /** Number of defects so far. */
    public long count() {
        return all.sum();
    }

    private static String firstFrame(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length == 0 ? "" : trace[0].toString();
    }
}
