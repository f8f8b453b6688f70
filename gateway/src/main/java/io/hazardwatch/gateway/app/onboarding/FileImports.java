package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.api.onboarding.SiteImports;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles.Present;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.onboarding.imports.NewSite;
import io.hazardwatch.gateway.onboarding.imports.SiteExport;
import io.hazardwatch.gateway.onboarding.imports.SiteImport;
import io.hazardwatch.gateway.onboarding.tables.ImportMappingTable;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.yaml.YamlFlow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Tables of points over the files in force. Any thread that may block. */
final class FileImports implements SiteImports {
    private final ConfigurationFiles files;
    private final ImportMappingTable mappings;

    FileImports(ConfigurationFiles files, ImportMappingTable mappings) {
        this.files = files;
        this.mappings = mappings;
    }

    @Override
    public ImportReport report(String enterprise, String site, byte[] file, NewSite fresh) {
        return new SiteImport(files, EditedSiteText::of)
                .report(new SiteImport.Order(enterprise, site, file, mappings.of(enterprise), fresh));
    }

    @Override
    public ImportReport report(String enterprise, String site, List<Map<ImportColumn, String>> rows) {
        if (!files.present().siteFiles().containsKey(enterprise + '/' + site)) {
            throw new ProposalRefusedException(ProposalRefusal.UNKNOWN, "no site " + enterprise + '/' + site);
        }
        return new SiteImport(files, EditedSiteText::of)
                .report(new SiteImport.Order(enterprise, site, SiteExport.table(rows), Map.of(), null));
    }

    @Override
    public byte[] export(String enterprise, String site, SiteExport.Format format, boolean isEnglish) {
        Present present = files.present();
        if (!present.isSettled()) {
            throw new ProposalRefusedException(ProposalRefusal.FILES_UNSETTLED, "the files are not those in force; correct or confirm them first");
        }
        Site found = present.registry().sites().stream().filter(each -> each.enterprise().equals(enterprise) && each.site().equals(site)).findFirst()
                .orElse(null);
        if (found == null) {
            throw new ProposalRefusedException(ProposalRefusal.UNKNOWN, "no site " + enterprise + '/' + site);
        }
        String text = new String(present.contents().get(SiteImport.fileOf(present, enterprise, site)), StandardCharsets.UTF_8);
        return new SiteExport(isEnglish, EditedSiteText.of(text)).write(found, format);
    }

    @Override
    public Map<String, ImportColumn> mapping(String enterprise) {
        return mappings.of(enterprise);
    }

    @Override
    public void putMapping(String enterprise, Map<String, ImportColumn> mapping) {
        mappings.put(enterprise, mapping);
    }

    @Override
    public String yaml(String text) {
        return YamlFlow.scalar(text);
    }
}
