package io.hazardwatch.gateway.response.warnings;

import java.util.Collection;
import java.util.List;

/** How much of what people prepare is kept, so that nobody uses up the room of others. What the gateway itself sends is never counted. Pure. */
final class OwnWarningRoom {
    /** Messages of an enterprise that are prepared and neither sent nor discarded. */
    static final int DRAFTS_MAX = 50;
    /** Messages of an enterprise; ends may be more, so that everything that was sent can be taken back. */
    static final int MESSAGES_MAX = 1_000;
    private static final long CHARACTERS_MAX = 4_000_000;
    private static final int ALL_MAX = 20_000;
    private static final long ALL_CHARACTERS_MAX = 64_000_000;

    private OwnWarningRoom() {}

    /** Whether there is room for another message. */
    static boolean isFor(OwnWarning wanted, Collection<OwnWarning> kept) {
        List<OwnWarning> all = kept.stream().filter(each -> !each.preparedBy().equals(OwnWarning.SYSTEM)).toList();
        List<OwnWarning> own = all.stream().filter(each -> each.enterprise().equals(wanted.enterprise())).toList();
        if (own.stream().filter(each -> each.state() == OwnWarning.State.PREPARED).count() >= DRAFTS_MAX) {
            return false;
        }
        return wanted.type().isEnd() || own.size() < MESSAGES_MAX && characters(own) < CHARACTERS_MAX && all.size() < ALL_MAX
                && characters(all) < ALL_CHARACTERS_MAX;
    }

    private static long characters(List<OwnWarning> warnings) {
        return warnings.stream().mapToLong(each -> each.document().length() + each.text().characters()).sum();
    }
}
