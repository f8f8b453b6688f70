package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.onboarding.imports.NewSite;
import io.hazardwatch.gateway.onboarding.imports.SiteExport;
import java.util.List;
import java.util.Map;

/** Tables of points, read and written. Every method blocks; any thread that may. */
public interface SiteImports {
    /** What becomes of a file, without an effect; throws what refuses the whole file. */
    ImportReport report(String enterprise, String site, byte[] file, NewSite fresh);

    /** What becomes of rows that nobody wrote into a table, without an effect; throws that there is no such site. */
    ImportReport report(String enterprise, String site, List<Map<ImportColumn, String>> rows);

    /** The points of a site as a table; throws that there is no such site. */
    byte[] export(String enterprise, String site, SiteExport.Format format, boolean isEnglish);

    /** What headers mean in an enterprise, by folded header, beyond what is shipped; null for one that is left out. */
    Map<String, ImportColumn> mapping(String enterprise);

    /** Replaces that. */
    void putMapping(String enterprise, Map<String, ImportColumn> mapping);

    /** Writes a text as YAML. */
    String yaml(String text);
}
