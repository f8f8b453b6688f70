package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.Meters;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.QuarantineFiles;
import io.hazardwatch.gateway.settings.process.Settings;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the files of the quarantine, and shows what enterprises use of their quotas. Main thread. */
final class QuarantineStart {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineStart.class);

    private QuarantineStart() {}

    static void start(Quarantine quarantine, EnterpriseQuotas enterprises, Settings settings, ThreadFactory threads, Meters meters,
                      ShutdownStack steps) throws IOException {
        QuarantineFiles files = new QuarantineFiles(settings.dataDirectory().resolve("quarantine"), threads,
                (what, cause) -> LOG.warn("quarantine: {}: {}", what, cause.toString()));
        steps.started("quarantine", files::close);
        quarantine.keepIn(files);
        meters.watch(files);
        meters.watch(quarantine);
        meters.watch(enterprises);
    }
}
