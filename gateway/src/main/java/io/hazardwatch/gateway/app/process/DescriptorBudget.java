package io.hazardwatch.gateway.app.process;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Divides the file descriptors of the process. A quarter, and at least {@value #KEPT_LEAST}, is reserved for files, stores,
 * site files and outgoing connections, because without them alarms could be neither stored nor sent. The rest limits the
 * connections of both ports together, so no number of clients can use up the reserve.
 *
 * @param allowed descriptors the operating system allows the process
 * @param http limit of connections of the HTTP port
 * @param mqtt limit of connections of the MQTT listener
 */
public record DescriptorBudget(long allowed, int http, int mqtt) {
    static final long KEPT_LEAST = 400;
    private static final Logger LOG = LoggerFactory.getLogger(DescriptorBudget.class);
    private static final int KEPT_SHARE = 4;
    /** If there are not enough, devices get three quarters, because there are fewer consoles. */
    private static final int HTTP_SHARE = 4;

    /** Grants the wanted numbers as far as there are enough. */
    static DescriptorBudget of(long allowed, int httpWanted, int mqttWanted) {
        long free = Math.max(0, allowed - Math.max(KEPT_LEAST, allowed / KEPT_SHARE));
        if (httpWanted + (long) mqttWanted <= free) {
            return new DescriptorBudget(allowed, httpWanted, mqttWanted);
        }
        int http = Math.clamp(free / HTTP_SHARE, 1, httpWanted);
        return new DescriptorBudget(allowed, http, Math.clamp(free - http, 1, mqttWanted));
    }

    /**
     * The budget of this process; written to the log.
     *
     * @param others connections of all other ports, which are kept as well
     */
    public static DescriptorBudget ofThisProcess(int httpWanted, int mqttWanted, int others) {
        DescriptorBudget budget = of(Math.max(0, allowedHere() - others), httpWanted, mqttWanted);
        LOG.info("{} descriptors allowed: at most {} HTTP and {} MQTT connections, the rest is kept for files and stores",
                budget.allowed, budget.http, budget.mqtt);
        if (budget.http < httpWanted || budget.mqtt < mqttWanted) {
            LOG.warn("fewer connections than set ({} HTTP, {} MQTT); raise the limit of open files (ulimit -n) for more",
                    httpWanted, mqttWanted);
        }
        return budget;
    }

    private static long allowedHere() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() : Long.MAX_VALUE;
    }
}
