package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.SettingRuleTexts;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.onboarding.ConfigurationProblem;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalAct;
import io.hazardwatch.gateway.onboarding.ProposalEvidence;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.Revision;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationChange;
import io.hazardwatch.gateway.onboarding.publication.ContentArchive;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The wire form of proposals and revisions; times in UTC. */
final class ProposalJson {
    private static final Set<ProposalRefusal> BAD_REQUESTS = EnumSet.of(ProposalRefusal.FAULTY_FILES, ProposalRefusal.LOOSENS_STATUTORY);

    private ProposalJson() {}

    /** As a line of the list. */
    static JsonObject summary(Proposal proposal) {
        return new JsonObject().put("id", proposal.id()).put("kind", proposal.kind().name()).put("state", proposal.state().name())
                .put("sites", new JsonArray(proposal.sites())).put("proposed", act(proposal.proposed()))
                .put("needsApproval", proposal.needsApproval()).put("changeCount", proposal.changeCount())
                .put("decided", act(proposal.decided())).put("published", act(proposal.published()));
    }

    /** With all that is known of it. */
    static JsonObject whole(Proposal proposal) {
        return summary(proposal).put("changes", new JsonArray(proposal.changes().stream().map(ProposalJson::change).toList()))
                .put("files", new JsonArray(proposal.files().stream().map(file -> new JsonObject().put("name", file.name())
                        .put("before", file.before()).put("after", file.after())).toList()))
                .put("revisionBefore", proposal.before()).put("revision", proposal.after()).put("journaled", proposal.isJournaled())
                .put("evidence", evidence(proposal.evidence()));
    }

    /** What would be proposed. */
    static JsonObject preview(Proposal proposal) {
        return new JsonObject().put("sites", new JsonArray(proposal.sites())).put("needsApproval", proposal.needsApproval())
                .put("changeCount", proposal.changeCount())
                .put("changes", new JsonArray(proposal.changes().stream().map(ProposalJson::change).toList()));
    }

    /** Both texts of a file; null where there was none before, where it goes, or where the text is not kept any more. */
    static JsonObject texts(FileChange file, ContentArchive archive) {
        String before = text(file.before(), archive);
        String after = text(file.after(), archive);
        return new JsonObject().put("name", file.name()).put("before", before).put("after", after)
                .put("kept", (before != null || file.before().isEmpty()) && (after != null || file.after().isEmpty()));
    }

    private static String text(String hash, ContentArchive archive) {
        try {
            return hash.isEmpty() ? null : new String(archive.get(hash), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return null;
        }
    }

    private static JsonObject act(ProposalAct act) {
        return act.by().isEmpty() ? null : new JsonObject().put("by", act.by()).put("at", Times.utc(act.atMillis())).put("why", act.why());
    }

    private static JsonObject change(ConfigurationChange change) {
        return new JsonObject().put("site", change.enterprise() + '/' + change.site()).put("subject", change.subject())
                .put("direction", change.direction().name()).put("needsApproval", change.needsApproval()).put("words", text(change.words()));
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static JsonObject evidence(ProposalEvidence evidence) {
        return new JsonObject().put("complete", evidence.isComplete()).put("problem", evidence.problem())
                .put("rulesProven", evidence.rulesProven()).put("dead", new JsonArray(evidence.dead()))
                .put("backTests", new JsonArray(evidence.backTests().stream().map(test -> new JsonObject().put("point", test.point())
                        .put("readings", test.readings()).put("present", test.present()).put("proposed", test.proposed())
                        .put("end", test.end())).toList()))
                .put("untested", evidence.untested());
    }

    static JsonObject of(Revision revision) {
        return new JsonObject().put("id", Long.toString(revision.number())).put("revision", revision.revision()).put("before", revision.before())
                .put("at", revision.atMillis() == 0 ? null : Times.utc(revision.atMillis())).put("by", revision.by())
                .put("proposal", revision.proposal() == 0 ? null : Long.toString(revision.proposal())).put("files", revision.files().size());
    }

    /** What refuses something, as a problem document. */
    static Problem problem(ProposalRefusedException refused) {
        ProposalRefusal reason = refused.reason();
        if (reason == ProposalRefusal.UNKNOWN) {
            return Problem.notFound(refused.getMessage());
        }
        if (reason == ProposalRefusal.OUTSIDE_SCOPE) {
            return Problem.outsideScope();
        }
        int status = BAD_REQUESTS.contains(reason) ? 400 : reason == ProposalRefusal.OWN_PROPOSAL ? 403
                : reason == ProposalRefusal.DISK ? 503 : 409;
        Problem problem = new Problem(status, refused.getMessage()).with("reason", reason.name());
        return refused.problems().isEmpty() ? problem : problem.with("problems", faults(refused.problems()));
    }

    /** What is wrong with files, as {@code check} says it. */
    static JsonArray faults(List<ConfigurationProblem> problems) {
        return new JsonArray(problems.stream().map(each -> new JsonObject().put("file", each.file()).put("path", each.path())
                .put("value", each.value()).put("rule", each.rule()).put("text", JsonValues.text(SettingRuleTexts.of(each.rule())))).toList());
    }
}
