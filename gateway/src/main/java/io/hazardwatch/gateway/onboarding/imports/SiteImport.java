package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles.Present;
import io.hazardwatch.gateway.onboarding.ConfigurationProblem;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a table into the file of a site: rows are judged one by one, then all that is left is checked as {@code check} does, and a row that it
 * refuses is taken out until it refuses none. Writes nothing. One thread, which may wait for files.
 */
public final class SiteImport {
    /** A problem may hide another one of the same row, so a row that was taken out may be followed by others. */
    private static final int ROUNDS_MAX = 4;
    private static final Pattern PLACE = Pattern.compile("(devices\\[[0-9]+])(\\.points\\[[0-9]+])?(?:\\.(.*))?");

    private final ConfigurationFiles files;
    private final Function<String, SiteText> editor;

    /** @param editor opens the text of a site file */
    public SiteImport(ConfigurationFiles files, Function<String, SiteText> editor) {
        this.files = files;
        this.editor = editor;
    }

    /**
     * A file for a site.
     *
     * @param mapping what headers mean, by folded header, beyond what is shipped; null for one that is left out
     * @param fresh   the beginning of the file if there is no such site
     */
    public record Order(String enterprise, String site, byte[] file, Map<String, ImportColumn> mapping, NewSite fresh) {}

    /** What becomes of a file, without an effect. Throws what refuses the whole file. */
    public ImportReport report(Order order) {
        if (!Names.isName(order.enterprise()) || !Names.isName(order.site())) {
            throw new ProposalRefusedException(ProposalRefusal.UNKNOWN, "no site " + order.enterprise() + '/' + order.site());
        }
        ImportTable table = ImportTable.read(order.file(), order.mapping());
        if (!table.isUsable()) {
            List<ImportColumn> missing = new ArrayList<>(List.of(ImportColumn.DEVICE, ImportColumn.POINT));
            missing.removeAll(table.headers().values());
            return new ImportReport(table.headers(), missing, table.rowCount(), 0, 0, 0, 0, 0, 0, List.of(), List.of(), null, "");
        }
        Present present = files.present();
        if (!present.isSettled()) {
            throw new ProposalRefusedException(ProposalRefusal.FILES_UNSETTLED, "the files are not those in force; correct or confirm them first");
        }
        String name = fileOf(present, order.enterprise(), order.site());
        byte[] before = present.contents().get(name);
        String text = before == null ? order.fresh().text(order.enterprise(), order.site()) : new String(before, StandardCharsets.UTF_8);
        for (int round = 1;; round++) {
            SiteText changing = editor.apply(text);
            RowEdits edits = new RowEdits(present.registry(), order.enterprise(), order.site(), changing);
            table.rows().forEach(edits::take);
            byte[] content = changing.text().getBytes(StandardCharsets.UTF_8);
            List<ConfigurationProblem> problems = edits.isNothing() ? List.of() : check(present, name, content);
            List<ConfigurationProblem> others = refuse(table, changing, name, problems);
            if (problems.isEmpty() || !others.isEmpty() || round == ROUNDS_MAX) {
                return report(table, edits, problems.isEmpty() ? List.of() : others.isEmpty() ? problems : others,
                        edits.isNothing() || !problems.isEmpty() ? null : content, before == null ? "" : Sha256.hex(before));
            }
        }
    }

    /** The name of the file of a site, or the one that it gets. */
    public static String fileOf(Present present, String enterprise, String site) {
        return present.siteFiles().getOrDefault(enterprise + '/' + site, newFileOf(enterprise, site));
    }

    /** The name of the file of a site that has none yet. */
    public static String newFileOf(String enterprise, String site) {
        return "sites/" + enterprise + '.' + site + ".yaml";
    }

    private List<ConfigurationProblem> check(Present present, String name, byte[] content) {
        Map<String, byte[]> next = new TreeMap<>(present.contents());
        next.put(name, content);
        return files.check(next).problems();
    }

    /** Takes rows out that have a problem; returns the problems that belong to no row. */
    private static List<ConfigurationProblem> refuse(ImportTable table, SiteText changed, String name, List<ConfigurationProblem> problems) {
        if (problems.isEmpty()) {
            return List.of();
        }
        Map<String, ImportedRow> places = new HashMap<>();
        table.rows().forEach(row -> {
            places.put(changed.place(row.device(), row.point()), row);
            places.putIfAbsent(changed.place(row.device()), row);
        });
        List<ConfigurationProblem> others = new ArrayList<>();
        for (ConfigurationProblem problem : problems) {
            Matcher place = PLACE.matcher(problem.path());
            ImportedRow row = !problem.file().equals(name) || !place.matches() ? null
                    : places.get(place.group(1) + (place.group(2) == null ? "" : place.group(2)));
            if (row == null) {
                others.add(problem);
            } else {
                ImportColumn column = RowEdits.columnOf(place.group(3));
                table.refuse(row.line(), column, shown(row, column, problem), problem.rule());
            }
        }
        return others;
    }

    /** What people see in the cell; two cells of a range are one list in the file. */
    private static String shown(ImportedRow row, ImportColumn column, ConfigurationProblem problem) {
        String cell = column == null ? null : row.cells().get(column);
        String high = column == ImportColumn.RANGE_LOW ? row.cells().get(ImportColumn.RANGE_HIGH) : null;
        return cell == null ? problem.value() : high == null ? cell : cell + ", " + high;
    }

    private static ImportReport report(ImportTable table, RowEdits edits, List<ConfigurationProblem> problems, byte[] content, String base) {
        List<ImportNote> notes = table.notes().stream().sorted(Comparator.comparingInt(ImportNote::line)).toList();
        int used = table.rows().size();
        return new ImportReport(table.headers(), List.of(), table.rowCount(), used - table.changedCount(), table.changedCount(),
                table.refusedCount(), edits.added(), edits.edited(), edits.same(), notes, problems, content, base);
    }
}
