package io.hazardwatch.gateway.response.warnings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.testkit.SharedData;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningMessageType;
import io.hazardwatch.gateway.weather.WarningStatus;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Ten thousand documents of seeded chains: valid by the schema, by stricter rules of our own that read the bytes, and to our reader. */
@Tag("compiled")
class CapDocumentsTest {
    private static final long SEED = 20_261_130;
    private static final int DOCUMENTS = Integer.getInteger("cap.documents", 4_000);
    private static final long START = 1_763_781_234_567L;
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("Asia/Shanghai"), ZoneOffset.UTC, ZoneId.of("America/St_Johns"));
    private static final List<String> HARD = List.of("氯气 <泄漏> & \"2 号罐\"", "a\u0000b\uD800c\uFFFE", "  two\n\nlines\t", "]]>", "𠮷野家",
            "H₂S > 10 ppm", "a,b c", "液化石油气泄漏");
    private static final Pattern ELEMENT = Pattern.compile("<([a-zA-Z]+)>([^<]*)</\\1>");
    private static final Pattern EMPTY = Pattern.compile("<(\\w+)></\\1>|<\\w+/>");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");
    private static final Pattern TRIPLE = Pattern.compile("[^\\s,<&]+,[^\\s,<&]+,\\S+");
    private static final Pattern CIRCLE = Pattern.compile("(-?\\d+\\.\\d{5}),(-?\\d+\\.\\d{5}) (\\d+\\.\\d{3})");

    private final Random random = new Random(SEED);
    private final OwnWarningRows rows = new OwnWarningRows();
    private final OwnWarningBook book = new OwnWarningBook(new OwnWarningBook.Place(new CapDocument.Origin("hazardwatch@gateway.example",
            "https://gateway.example"), "test1", (enterprise, site) -> ZONES.get(Math.floorMod(site.hashCode(), ZONES.size()))), rows,
            (warning, actor, what) -> { });
    private final CapReader reader = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of()));

    private Text text(String zh, String en) {
        String hard = HARD.get(random.nextInt(HARD.size()));
        return random.nextBoolean() ? new Text(zh, en) : new Text(zh + hard, en + ' ' + hard);
    }

    private OwnWarning draft(int incident, OwnWarningScope scope, boolean isExercise, OwnWarningType type, long now) {
        OwnWarningUrgency urgency = type.isEnd() ? OwnWarningUrgency.PAST : OwnWarningUrgency.values()[random.nextInt(3)];
        OwnWarningText text = new OwnWarningText(text("泄漏", "leak"), text("罐区泄漏", "leak at the tanks"), text("罐区发现泄漏，正在处置。",
                "A leak was found at the tanks and is dealt with."), text("请向上风向撤离", "leave upwind"), text("城北", "north of the town"),
                random.nextDouble() * 178 - 89, random.nextDouble() * 358 - 179, 1 + random.nextInt(90_000));
        String site = "site-" + incident % 7;
        return OwnWarning.prepared(book.newId(now), "acme", site, "acme." + site + ".气体-" + incident, scope, isExercise, type, urgency, text,
                random.nextBoolean() && type != OwnWarningType.CORRECTION ? ""
                        : HARD.get(random.nextInt(HARD.size())), 1 + random.nextInt(600), "ann", now);
    }

    private OwnWarning send(OwnWarning draft, long now) {
        OwnWarningOutcome prepared = book.prepare(draft);
        assertEquals(List.of(), prepared.rules());
        if (prepared.refusal() != null) {
            return null;
        }
        OwnWarningOutcome outcome = book.release(draft.id(), "ann", draft.isExercise(), now);
        return draft.releasesNeeded() == 1 ? outcome.warning() : book.release(draft.id(), "bob", draft.isExercise(), now).warning();
    }

    @Test
    void everyDocument_isValid_andNothingThatWasSentChanges() throws IOException, SAXException {
        Validator schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(SharedData.path("cap/schema/cap12.xsd").toFile())
                .newValidator();
        Set<String> identifiers = new HashSet<>();
        Map<String, String> sent = new HashMap<>();
        int incident = 0;
        long now = START;
        while (sent.size() < DOCUMENTS) {
            incident++;
            book.follow(new OwnWarningSubjectRows(), now);
            OwnWarningScope scope = OwnWarningScope.values()[random.nextInt(2)];
            boolean isExercise = random.nextInt(4) == 0;
            List<OwnWarning> chain = new ArrayList<>();
            for (OwnWarningType type : List.of(OwnWarningType.ALERT, OwnWarningType.UPDATE, OwnWarningType.UPDATE,
                    random.nextBoolean() ? OwnWarningType.ALL_CLEAR : OwnWarningType.CORRECTION)) {
                now += 1 + random.nextInt(7_200_000);
                OwnWarning done = send(draft(incident, scope, isExercise, type, now), now);
                assertTrue(done != null, () -> "seed " + SEED);
                check(done, chain, now, schema);
                assertTrue(identifiers.add(done.identifier()), done.identifier());
                sent.put(done.identifier(), done.document());
                chain.add(done);
            }
        }
        rows.rows.values().stream().filter(each -> each.state() == OwnWarning.State.SENT)
                .forEach(each -> assertEquals(sent.get(each.identifier()), each.document()));
    }

    private void check(OwnWarning warning, List<OwnWarning> chain, long now, Validator schema) throws IOException, SAXException {
        String document = warning.document();
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        schema.validate(new StreamSource(new ByteArrayInputStream(bytes)));
        assertEquals(Sha256.hex(document), warning.hash());
        Warning read = reader.read(bytes, now, ParseDeadline.UNBOUNDED);
        assertEquals(warning.isExercise() ? WarningStatus.EXERCISE : WarningStatus.ACTUAL, read.status());
        assertEquals(warning.type() == OwnWarningType.CORRECTION ? WarningMessageType.CANCEL : warning.type() == OwnWarningType.ALERT
                ? WarningMessageType.ALERT : WarningMessageType.UPDATE, read.type());
        assertEquals(List.of(), EMPTY.matcher(document).results().map(MatchResult::group).toList());
        Map<String, List<String>> values = new HashMap<>();
        ELEMENT.matcher(document).results().forEach(each -> values.computeIfAbsent(each.group(1), name -> new ArrayList<>()).add(each.group(2)));
        for (String name : List.of("sent", "effective", "expires")) {
            values.get(name).forEach(time -> assertTrue(TIME.matcher(time).matches() && !time.endsWith("+00:00"), time));
        }
        assertTrue(values.get("expires").getFirst().compareTo(values.get("effective").getFirst()) > 0 || read.sentMillis() > 0);
        assertEquals(warning.scope() == OwnWarningScope.RESTRICTED, values.containsKey("restriction"));
        assertTrue(values.get("headline").stream().allMatch(each -> each.codePointCount(0, each.length()) <= 160));
        assertNotEquals(values.get("headline"), values.get("description"));
        assertNotEquals(values.get("description").getFirst(), values.get("description").getLast(), "each language has its own");
        assertTrue(values.get("identifier").getFirst().matches("[A-Za-z0-9._-]+"), values.get("identifier").getFirst());
        assertEquals(warning.isExercise(), document.contains("EXERCISE") && document.contains("演练"));
        for (String name : List.of("event", "headline", "description")) {
            assertEquals(warning.isExercise(), values.get(name).getFirst().startsWith("【演练】") && values.get(name).getLast().startsWith("EXERCISE"));
        }
        references(values.get("references"), chain, now);
        Matcher circle = CIRCLE.matcher(values.get("circle").getFirst());
        assertTrue(circle.matches() && Math.abs(Double.parseDouble(circle.group(1))) <= 90 && Double.parseDouble(circle.group(3)) > 0);
        assertEquals(warning.type() == OwnWarningType.ALL_CLEAR, document.contains("<responseType>AllClear<"));
    }

    /** All that were not over then, never itself, never a later one. */
    private static void references(List<String> stated, List<OwnWarning> chain, long now) {
        List<String> triples = stated == null ? List.of() : List.of(stated.getFirst().split(" "));
        triples.forEach(each -> assertTrue(TRIPLE.matcher(each).matches(), each));
        List<String> inForce = chain.stream().filter(each -> each.isInForce(now)).map(OwnWarning::identifier).toList();
        List<String> expected = !inForce.isEmpty() ? inForce : chain.isEmpty() ? List.of() : List.of(chain.getLast().identifier());
        assertEquals(expected, triples.stream().map(each -> each.split(",")[1]).toList());
    }
}
