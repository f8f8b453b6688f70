package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.settings.site.SiteFiles;
import io.hazardwatch.gateway.settings.site.SitesWatcher;
import java.util.concurrent.CompletionStage;

/** Puts files in force on the thread that watches them. Any thread. */
@FunctionalInterface
public interface SitePublisher {
    /** See {@link SitesWatcher#publish}; fails with what the writing threw. */
    CompletionStage<SitesWatcher.Publication> publish(SiteFiles next, String before, boolean mayRemove, SitesWatcher.FileWriting writing);
}
