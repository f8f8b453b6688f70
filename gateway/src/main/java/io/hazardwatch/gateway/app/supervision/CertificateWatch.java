package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.tls.TlsCertificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the certificate files of the TLS ports on a thread of its own and reports the outcome of each change. */
public final class CertificateWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long LOOK_SECONDS = 2;

    private final ErrorSink defects;
    private final Map<String, TlsCertificate> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;

    public CertificateWatch(ErrorSink defects, SupervisedThreads threads) {
        this.defects = defects;
        this.thread = threads.scheduler("certificates");
    }

    /**
     * Adds a certificate to check.
     *
     * @param setting the setting that names it, for the log
     * @param certificate null if that port has no TLS
     */
    public void watch(String setting, TlsCertificate certificate) {
        if (certificate != null) {
            watched.put(setting, certificate);
        }
    }

    public void start() {
        thread.scheduleWithFixedDelay(() -> watched.forEach(this::look), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    public void stop() {
        thread.shutdownNow();
    }

    private void look(String setting, TlsCertificate certificate) {
        try {
            switch (certificate.look()) {
                case TAKEN -> LOG.info("{}: certificate read anew; open connections keep the old one", setting);
                case REFUSED -> LOG.error("{}: not read anew, the old certificate stays: {}", setting, certificate.problem());
                case UNCHANGED -> { }
            }
        } catch (Throwable defect) {
            defects.caught("certificates", defect);
        }
    }
}
