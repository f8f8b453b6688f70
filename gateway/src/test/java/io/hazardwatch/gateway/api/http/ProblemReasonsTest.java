package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.api.escalation.ExerciseControl;
import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.duty.handover.Acceptance;
import io.hazardwatch.gateway.duty.log.DutyLogVerdict;
import io.hazardwatch.gateway.duty.rollcall.RollCallReply;
import io.hazardwatch.gateway.duty.roster.RosterRefusal;
import io.hazardwatch.gateway.hazards.StockRefusedException;
import io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.response.permits.PermitRefusal;
import io.hazardwatch.gateway.response.warnings.OwnWarningOutcome;
import io.hazardwatch.gateway.weather.WarningRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemReasonsTest {
    private static final Path API = Path.of(System.getProperty("hazardwatch.root", ".."), "gateway/src/main/java/io/hazardwatch/gateway/api");
    private static final Pattern NAMED = Pattern.compile("(?:\"reason\",|forbidden\\(|conflict\\(|Map\\.entry\\(\\d+,)\\s*\"([A-Z_]*[A-Z])\"");
    /** What is answered as its own status, or is no refusal. */
    private static final Set<String> NO_REASONS = Set.of("DONE", "TAKEN", "ANSWERED", "CONFIRMED", "REPORTED", "INVALID", "UNKNOWN", "UNKNOWN_USER",
            "NAME_TAKEN", "NAME_RESERVED", "DATABASE_OK", "DATABASE_DISK", "OUTSIDE_SCOPE", "NO_TASK");

    private static Stream<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name);
    }

    /** Names that routes take from elsewhere. */
    private static Stream<String> taken() {
        return Stream.of(names(AccountChange.values()), names(Refusal.values()), names(ExerciseControl.Correction.values()),
                names(LiveConfiguration.Outcome.values()), names(Acceptance.Verdict.values()), names(DutyLogVerdict.values()),
                names(RollCallReply.values()), names(RosterRefusal.values()), names(ReceiptVerdict.Reason.values()), names(WarningRefusal.values()),
                names(PermitRefusal.values()), names(OwnWarningOutcome.Refusal.values()),
                names(RejectReason.values()), names(ProposalRefusal.values()), names(StockRefusedException.Reason.values()),
                names(FieldTaskRefusedException.Reason.values()),
                names(DatabaseHealth.Condition.values()).map("DATABASE_"::concat),
                constants("people.PeopleEdit$Reason"), constants("notify.person.VerificationCodes$Outcome"),
                constants("notify.channel.phone.DemoPhone$Answer")).flatMap(each -> each)
                .filter(name -> !NO_REASONS.contains(name));
    }

    private static Stream<String> constants(String type) {
        try {
            return Arrays.stream(Class.forName("io.hazardwatch.gateway." + type).getEnumConstants()).map(each -> ((Enum<?>) each).name());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        taken().forEach(used::add);
        try (Stream<Path> files = Files.walk(API)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher named = NAMED.matcher(Files.readString(file));
                while (named.find()) {
                    used.add(named.group(1));
                }
            }
        }
        return used;
    }

    @Test
    void everyReasonThatIsUsed_isInTheList_andEveryReasonInTheListIsUsed() throws IOException {
        Set<String> used = used();
        assertTrue(used.size() > 100, used::toString);
        assertEquals(String.join("\n", used), String.join("\n", new TreeSet<>(ProblemReasons.all().keySet())));
    }

    @Test
    void everyReason_hasASentenceInBothLanguages() {
        ResourceBundle zh = ResourceBundle.getBundle("problem-reasons", Locale.CHINESE, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        ResourceBundle en = ResourceBundle.getBundle("problem-reasons", Locale.ENGLISH, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        assertEquals(new TreeSet<>(zh.keySet()), new TreeSet<>(en.keySet()));
        List<String> foreign = zh.keySet().stream().filter(name -> !zh.getString(name).matches(".*\\p{IsHan}.*")
                || en.getString(name).matches(".*\\p{IsHan}.*")).toList();
        assertEquals(List.of(), foreign);
    }

    @Test
    void refusalWithoutAReason_hasThatOfItsStatus() {
        assertEquals("NOT_FOUND", Problem.notFound("x").document().getString("reason"));
        assertEquals("INVALID", Problem.invalid("limit", 0, "must be 1").document().getString("reason"));
        assertEquals("请先登录", new Problem(401, "x").document().getJsonObject("message").getString("zh"));
    }
}
