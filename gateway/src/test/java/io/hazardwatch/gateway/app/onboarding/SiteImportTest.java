package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.onboarding.ConfigurationFiles;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalDraft;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.hazardwatch.gateway.onboarding.imports.ImportNote;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.onboarding.imports.NewSite;
import io.hazardwatch.gateway.onboarding.imports.SiteExport;
import io.hazardwatch.gateway.onboarding.imports.SiteImport;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.yaml.YamlFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteImportTest {
    private static final NewSite FRESH = new NewSite("新站", "gas_station", 31.5, 119.5, YamlFlow::scalar);
    private static final String SITE = """
            # ours
            enterprise: acme
            site: yard
            hazardSources:
              - {id: farm, name: Farm, substances: [{cas: 68476-85-7, name: LPG, tonnes: 40}], exposedPeople: 3}
            devices:
              - id: gd-1
                points:
                  - id: lel   # pump room
                    template: gb50493-combustible
              - id: t-1
                points:
                  - id: pressure
                    name: {zh: 压力, en: Pressure}
                    unit: MPa
                    range: [0, 2.5]
                    period: 1s
                    limits:
                      H: {at: 1.6, deadband: 0.02, onDelay: 5s}   # relief valve
            """;

    @TempDir
    Path folder;

    private ImportReport report(ProposalRig rig, String site, String csv) {
        return report(rig, site, csv.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static ImportReport report(ProposalRig rig, String site, byte[] file, Map<String, ImportColumn> mapping) {
        return new SiteImport(rig.book.files(), EditedSiteText::of).report(new SiteImport.Order("acme", site, file, mapping, FRESH));
    }

    private static List<String> notes(ImportReport report) {
        return report.notes().stream().map(note -> note.cell() + ' ' + note.value() + (note.now() == null ? " ✗ " : " → " + note.now() + ' ')
                + note.rule()).toList();
    }

    @Test
    void changes_areMadeWhereTheyStand() throws IOException {
        ProposalRig rig = new ProposalRig(folder, SITE);
        ImportReport report = report(rig, "yard", """
                设备编号*,测点编号*,测点名称,单位,量程下限,量程上限,高报,高高报,危险源编号
                t-1,pressure,压力,兆帕,0,2.5,1.5MPa,1.7,
                t-1,level,液位,mm,0,9000,8000,,
                gd-2,lel,卸车口,%LEL,0,100,２０,40,farm
                """);
        assertEquals(List.of("D2 兆帕 → MPa UNIT_WRITTEN", "G2 1.5MPa → 1.5 TIDIED", "G4 ２０ → 20 TIDIED"), notes(report));
        assertEquals("3 rows, 1 accepted, 2 changed, 0 refused, 2 added, 1 edited", report.rows() + " rows, " + report.accepted() + " accepted, "
                + report.changed() + " changed, " + report.refused() + " refused, " + report.added() + " added, " + report.edited() + " edited");
        assertTrue(report.isWhole());
        String text = new String(report.content(), StandardCharsets.UTF_8);
        assertEquals(SITE.replace("at: 1.6", "at: 1.5").replace("# relief valve\n", "# relief valve\n          HH: {at: 1.7}\n"
                + "      - {id: level, name: 液位, unit: mm, range: [0, 9000], limits: {H: {at: 8000}}}\n"
                + "  - id: gd-2\n    hazardSource: farm\n    points:\n"
                + "      - {id: lel, name: 卸车口, unit: \"%LEL\", range: [0, 100], limits: {H: {at: 20}, HH: {at: 40}}}\n"), text);
        Proposal proposal = rig.propose(ProposalKind.IMPORT, "wang", Map.of(ProposalRig.FILE, text));
        assertTrue(proposal.needsApproval());
        assertTrue(proposal.changes().stream().anyMatch(change -> change.words().en().contains("t-1/pressure: H 1.6 → 1.5 MPa")),
                proposal.changes().toString());
        assertEquals(SITE, rig.file());
    }

    private static Proposal propose(ProposalRig rig, String file, ImportReport report) {
        return rig.book.propose(new ProposalDraft(ProposalKind.IMPORT, "wang", "new", Map.of(file, report.content()), Map.of(file, report.base()),
                (enterprise, site) -> true), rig.now);
    }

    @Test
    void reportOfFilesThatAnotherPublicationChanged_becomesNoProposal() throws IOException {
        ProposalRig rig = new ProposalRig(folder, SITE);
        ImportReport edited = report(rig, "yard", "Device,Point,H\nt-1,pressure,1.5\n");
        ImportReport made = report(rig, "new-1", "Device,Point,Unit\nV-1,p,MPa\n");
        assertEquals("", made.base());
        rig.write(SITE.replace("farm, name: Farm", "farm, name: Yard"));
        assertEquals("TAKEN", rig.look().name());
        ProposalRig.refused(ProposalRefusal.CHANGED_MEANWHILE, () -> propose(rig, ProposalRig.FILE, edited));
        ImportReport again = report(rig, "yard", "Device,Point,H\nt-1,pressure,1.5\n");
        assertEquals(List.of("acme/yard"), propose(rig, ProposalRig.FILE, again).sites());
        assertEquals(List.of("acme/new-1"), propose(rig, "sites/acme.new-1.yaml", made).sites());
        ProposalRig.refused(ProposalRefusal.CHANGED_MEANWHILE, () -> propose(rig, ProposalRig.FILE, made));
    }

    @Test
    void twelveMistakes_areNamedWithCellValueAndRule() throws IOException {
        ProposalRig rig = new ProposalRig(folder, SITE);
        String csv = """
                Device,Point,Unit,Range low,Range high,Period,Stale after,LL,L,H,HH,H priority,Template,Hazard source,Deadband
                ,p1,MPa,0,1,,,,,,,,,,
                设备一,p2,MPa,0,1,,,,,,,,,,
                gd-3,_x,MPa,0,1,,,,,,,,,,
                gd-3,p4,MPa,0,1,,,,,high,,,,,
                gd-3,p5,MPa,0,,,,,,,,,,,
                gd-3,p6,MPa,1,0,,,,,,,,,,
                gd-3,p7,MPa,0,1,fast,,,,,,,,,
                gd-3,p8,MPa,0,1,,,,,0.9,0.8,,,,
                gd-3,p9,MPa,0,1,,,,,1.2,,,,,
                gd-3,p10,MPa,0,1,,,,,=0.5+0.1,,,,,
                gd-3,p11,MPa,0,1,,,,,0.5,,P5,,,
                gd-3,p12,%LEL,0,100,,,,,30,,,gb50493-combustible,,
                gd-3,p13,MPa,0,1,,,,,,,,no-such,,
                gd-4,p14,MPa,0,1,,,,,,,,,nowhere,
                gd-3,p15,MPa,0,1,,,,,,,,,,0.1
                gd-3,good,MPa,0,1,,,,,,,,,,
                gd-3,good,MPa,0,1,,,,,,,,,,
                """;
        ImportReport report = report(rig, "yard", csv);
        assertEquals(List.of("A2  ✗ MISSING", "A3 设备一 ✗ NOT_AN_ID", "B4 _x ✗ NOT_AN_ID", "J5 high ✗ NOT_A_NUMBER", "E6  ✗ HALF_RANGE",
                "D7 1, 0 ✗ CONFIGURATION", "F8 fast ✗ NOT_A_DURATION", "K9 0.8 ✗ CONFIGURATION", "J10 1.2 ✗ CONFIGURATION",
                "J11 =0.5+0.1 ✗ FORMULA", "L12 P5 ✗ NOT_A_PRIORITY", "J13 30 ✗ CONFIGURATION", "M14 no-such ✗ CONFIGURATION",
                "N15 nowhere ✗ CONFIGURATION", "O16 0.1 ✗ WITHOUT_LIMIT", "B18 good ✗ TWICE"), notes(report));
        assertTrue(report.notes().get(11).words().en().contains("statutory"), report.notes().get(11).words().en());
        assertTrue(report.notes().stream().map(ImportNote::words).noneMatch(words -> words.zh().isBlank() || words.en().isBlank()));
        assertEquals("17 1 16", report.rows() + " " + report.accepted() + " " + report.refused());
        String text = new String(report.content(), StandardCharsets.UTF_8);
        assertTrue(text.startsWith(SITE) && text.endsWith("- {id: good, unit: MPa, range: [0, 1]}\n"), text);
    }

    @Test
    void nationalColumns_areKnown() throws IOException {
        ProposalRig rig = new ProposalRig(folder, SITE);
        ImportReport report = report(rig, "new-1", """
                EQUIP_CODE,TARGET_CODE,TARGET_NAME,UNIT,LOW_VALUE,TOP_VALUE,LOW_VALUE_01,LOW_VALUE_02,TOP_VALUE_01,TOP_VALUE_02,IS_USE
                V101,YL,压力,MPa,0,2,0.1,0.2,1.5,1.8,1
                """);
        assertNull(report.headers().get("IS_USE"));
        assertTrue(report.isWhole(), report.problems() + notes(report).toString());
        String text = new String(report.content(), StandardCharsets.UTF_8);
        assertEquals("""
                enterprise: acme
                site: new-1
                name: 新站
                kind: gas_station
                location: {lat: 31.5, lon: 119.5}
                devices:
                  - id: V101
                    points:
                      - {id: YL, name: 压力, unit: MPa, range: [0, 2], limits: {LL: {at: 0.1}, L: {at: 0.2}, H: {at: 1.5}, HH: {at: 1.8}}}
                """, text);
        ImportReport park = report(rig, "new-2", """
                equipCode,targetCode,targetName,unit,rangeDown,rangeUp,thresholdDownplus,thresholdDown,thresholdUp,thresholdUpplus
                V101,YL,压力,MPa,0,2,0.1,0.2,1.5,1.8
                """);
        assertEquals(text.replace("new-1", "new-2"), new String(park.content(), StandardCharsets.UTF_8));
    }

    @Test
    void otherHeaders_areMappedOnce() throws IOException {
        ProposalRig rig = new ProposalRig(folder, SITE);
        byte[] file = "位号,项目,上限报警,备注\nV-1,p,5,x\n".getBytes(StandardCharsets.UTF_8);
        ImportReport unknown = report(rig, "yard", file, Map.of());
        assertEquals(List.of(ImportColumn.DEVICE, ImportColumn.POINT), unknown.missing());
        assertNull(unknown.content());
        ImportReport known = report(rig, "yard", file, Map.of("位号", ImportColumn.DEVICE, "项目", ImportColumn.POINT, "上限报警", ImportColumn.H));
        assertTrue(known.isWhole());
        assertTrue(new String(known.content(), StandardCharsets.UTF_8).endsWith("  - id: V-1\n    points:\n      - {id: p, limits: {H: {at: 5}}}\n"));
    }

    @Test
    void exports_importUnchanged() throws IOException {
        Path config = Path.of(System.getProperty("hazardwatch.root", ".."), "config");
        ProposalRig rig = new ProposalRig(folder, Files.readString(config.resolve("sites/lpg-depot-01.yaml")));
        for (String other : List.of("gas-station-01", "plant-01", "trunk-01")) {
            Files.copy(config.resolve("sites/" + other + ".yaml"), rig.config.resolve("sites/" + other + ".yaml"));
        }
        Files.createDirectories(rig.config.resolve("templates"));
        Files.copy(config.resolve("templates/works-standard.yaml"), rig.config.resolve("templates/works-standard.yaml"));
        rig.start();
        ConfigurationFiles.Present present = rig.book.files().present();
        assertEquals(4, present.registry().sites().size());
        for (Site site : present.registry().sites()) {
            String text = new String(present.contents().get(present.siteFiles().get(site.enterprise() + '/' + site.site())), StandardCharsets.UTF_8);
            for (SiteExport.Format format : SiteExport.Format.values()) {
                byte[] file = new SiteExport(format == SiteExport.Format.CSV, EditedSiteText.of(text)).write(site, format);
                ImportReport report = new SiteImport(rig.book.files(), EditedSiteText::of)
                        .report(new SiteImport.Order(site.enterprise(), site.site(), file, Map.of(), FRESH));
                assertEquals(List.of(), notes(report), site.site());
                assertEquals(report.rows(), report.same(), site.site() + format);
                assertNull(report.content());
                assertTrue(report.rows() > 0 && report.isWhole());
            }
        }
    }

    @Test
    void template_importsAsItStands() throws IOException {
        ProposalRig rig = new ProposalRig(folder, SITE);
        for (boolean isEnglish : new boolean[] {true, false}) {
            ImportReport report = report(rig, "yard", new SiteExport(isEnglish, null).template(SiteExport.Format.XLSX), Map.of());
            assertEquals("[] 2 true", notes(report) + " " + report.added() + ' ' + report.isWhole());
        }
    }

    @Test
    void manyRows_areTakenInOneGo() throws IOException {
        ProposalRig rig = new ProposalRig(folder, SITE);
        int rows = Integer.getInteger("hazardwatch.importRows", 2_000);
        StringBuilder csv = new StringBuilder("设备编号,测点编号,测点名称,单位,量程下限,量程上限,上报周期,高报,高高报,回差\n");
        for (int i = 0; i < rows; i++) {
            csv.append("d-").append(i / 10).append(",p-").append(i % 10).append(",储罐压力").append(i).append(",MPa,0,2.5,1,1.6,1.7,0.02\n");
        }
        ImportReport report = report(rig, "yard", csv.toString());
        assertEquals(rows, report.added());
        assertEquals(rows, report.changed());
        assertTrue(report.isWhole(), report.problems().toString());
    }
}
