package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.onboarding.SiteImports;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.onboarding.imports.NewSite;
import io.hazardwatch.gateway.onboarding.imports.SiteExport;
import io.hazardwatch.gateway.onboarding.imports.SiteImport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Imports of a gateway whose files are not those in force; mappings are kept. */
final class DeskImports implements SiteImports {
    private final DeskProposals proposals;
    private final Map<String, Map<String, ImportColumn>> mappings = new ConcurrentHashMap<>();

    DeskImports(DeskProposals proposals) {
        this.proposals = proposals;
    }

    /** What the next files become; null to read them. */
    volatile ImportReport report;
    /** Runs while a table is read. */
    volatile Runnable reading = () -> { };

    @Override
    public ImportReport report(String enterprise, String site, byte[] file, NewSite fresh) {
        reading.run();
        ImportReport said = report;
        return said != null ? said : new SiteImport(Desk.await(proposals.submit(book -> book.files())), text -> {
            throw new AssertionError("nothing is in force here");
        }).report(new SiteImport.Order(enterprise, site, file, mapping(enterprise), fresh));
    }

    @Override
    public ImportReport report(String enterprise, String site, List<Map<ImportColumn, String>> rows) {
        return report(enterprise, site, SiteExport.table(rows), null);
    }

    @Override
    public byte[] export(String enterprise, String site, SiteExport.Format format, boolean isEnglish) {
        throw new ProposalRefusedException(ProposalRefusal.FILES_UNSETTLED, "not here");
    }

    @Override
    public Map<String, ImportColumn> mapping(String enterprise) {
        return mappings.getOrDefault(enterprise, Map.of());
    }

    @Override
    public void putMapping(String enterprise, Map<String, ImportColumn> mapping) {
        mappings.put(enterprise, mapping);
    }

    @Override
    public String yaml(String text) {
        return text;
    }
}
