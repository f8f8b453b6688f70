package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.WarningArea;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything about one warning except its contents. The owner's thread. */
final class WarningCase {
    private final WarningKey key;
    private final List<ReceivedWarning> messages = new ArrayList<>();
    private final Map<SiteName, SiteMatch> matches = new TreeMap<>();
    private final Map<SiteName, Map<String, ActionRecord>> actions = new TreeMap<>();
    private final List<WarningNoticeRecord> told = new ArrayList<>();
    private List<WarningArea> forPerson = List.of();

    WarningCase(WarningKey key) {
        this.key = key;
    }

    WarningKey key() {
        return key;
    }

    List<ReceivedWarning> messages() {
        return messages;
    }

    Map<SiteName, SiteMatch> matches() {
        return matches;
    }

    List<WarningNoticeRecord> told() {
        return told;
    }

    /** Keeps what became of a message in the place of what was known of it. */
    void put(WarningNoticeRecord record) {
        told.removeIf(record::isSameAs);
        told.add(record);
    }

    List<WarningArea> forPerson() {
        return forPerson;
    }

    void leaveToPerson(List<WarningArea> areas) {
        forPerson = List.copyOf(areas);
    }

    /** What is recorded of an action; an open record if nothing is. */
    ActionRecord action(SiteName site, String action) {
        return actions.getOrDefault(site, Map.of()).getOrDefault(action, ActionRecord.open(site, action));
    }

    /** Everything that is recorded of actions at a site. */
    Collection<ActionRecord> actions(SiteName site) {
        return List.copyOf(actions.getOrDefault(site, Map.of()).values());
    }

    void put(ActionRecord record) {
        actions.computeIfAbsent(record.site(), site -> new TreeMap<>()).put(record.action(), record);
    }

    boolean hasOpenMatch() {
        return matches.values().stream().anyMatch(SiteMatch::isOpen);
    }
}
