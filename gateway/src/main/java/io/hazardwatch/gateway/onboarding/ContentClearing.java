package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.onboarding.publication.ContentArchive;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes the contents that neither an open proposal nor a revision names. The thread of the book, so nothing is proposed meanwhile. */
final class ContentClearing {
    private static final int PAGE = 50;

    private ContentClearing() {}

    static void run(ProposalStore store, ContentArchive archive) {
        Set<String> needed = new HashSet<>();
        for (long before = Long.MAX_VALUE; before > 0;) {
            List<Proposal> page = store.proposals(before, PAGE, true);
            page.forEach(each -> each.files().forEach(file -> needed.addAll(List.of(file.before(), file.after()))));
            before = page.isEmpty() ? 0 : page.getLast().number();
        }
        for (long before = Long.MAX_VALUE; before > 0;) {
            List<Revision> page = store.revisions(before, PAGE);
            page.forEach(each -> each.files().forEach(file -> needed.add(file.hash())));
            before = page.isEmpty() ? 0 : page.getLast().number();
        }
        try {
            archive.keepOnly(needed);
        } catch (IOException refused) {
            throw ProposalBook.disk(refused);
        }
    }
}
