package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CriticalQuantities;
import io.hazardwatch.gateway.registry.HazardGrading;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Substance;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads and grades hazard sources. Immutable; any thread. */
final class HazardSourceReader {
    private static final String TABLE = "/grading/gb18218-2018.csv";
    private static final long PEOPLE_MAX = 100_000_000;
    private static final double TONNES_MAX = 1e9;

    private final CriticalQuantities table = table();

    private static CriticalQuantities table() {
        try (InputStream stream = HazardSourceReader.class.getResourceAsStream(TABLE)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return CriticalQuantities.parse(text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hazard source; null if its name is invalid. */
    HazardSource read(YamlMap fields) {
        String id = fields.name("id");
        Text name = fields.display("name", id == null ? "" : id);
        List<Substance> substances = new ArrayList<>();
        fields.maps("substances").forEach(substance -> substances.add(substance(substance)));
        int people = (int) fields.whole("exposedPeople", 0, 0, PEOPLE_MAX);
        PersonsInCharge inCharge = inCharge(fields.map("inCharge"));
        fields.done("id", "name", "substances", "exposedPeople", "inCharge");
        return id == null ? null
                : new HazardSource(id, name, substances, people, inCharge, HazardGrading.of(substances, people, table));
    }

    private Substance substance(YamlMap fields) {
        String cas = fields.text("cas", null);
        String hazardClass = fields.text("class", null);
        String name = fields.requiredText("name");
        double tonnes = fields.requiredNumber("tonnes");
        fields.done("cas", "class", "name", "tonnes");
        if (tonnes <= 0 || tonnes > TONNES_MAX) {
            fields.broken("tonnes", "must be above 0 and at most " + TONNES_MAX);
        }
        if (cas == null && hazardClass == null) {
            fields.broken("cas", "must be given, or class");
        }
        if (cas != null && !isCas(cas)) {
            fields.broken("cas", "must be a CAS number with its check digit, such as 68476-85-7");
        }
        if (hazardClass != null && !table.byClass().containsKey(hazardClass)) {
            fields.broken("class", "must be a class of " + table.edition() + " table 2, such as W5.3");
        }
        return new Substance(cas, name == null ? "" : name, tonnes, hazardClass);
    }

    private static PersonsInCharge inCharge(YamlMap fields) {
        PersonsInCharge read = new PersonsInCharge(fields.optionalName("principal"), fields.optionalName("technical"),
                fields.optionalName("operational"));
        fields.done("principal", "technical", "operational");
        return read;
    }

    /** Whether the text has the form of a CAS number and its last digit is the weighted sum of the others. */
    static boolean isCas(String text) {
        if (!text.matches("[1-9][0-9]{1,6}-[0-9]{2}-[0-9]")) {
            return false;
        }
        String digits = text.replace("-", "");
        int last = digits.length() - 1;
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum += (last - i) * (digits.charAt(i) - '0');
        }
        return sum % 10 == digits.charAt(last) - '0';
    }
}
