package io.hazardwatch.gateway.app.hazards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.hazards.HazardBook;
import io.hazardwatch.gateway.hazards.HazardMatter.Kind;
import io.hazardwatch.gateway.hazards.HazardReminders.Reminder;
import io.hazardwatch.gateway.hazards.HazardRows;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.hazards.StockBook;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.SiteText;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people read about hazard sources, letter by letter, and who they are. */
class HazardMessagesTest {
    private static final LocalDate DUE = LocalDate.parse("2027-01-31");
    private static final Site SITE = SiteText.load("""
            hazardSources: [{id: farm, name: {zh: 罐区, en: tank farm}, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}],
              inCharge: {principal: li, technical: zhao, operational: sun}}]
            devices: []
            """).sites().getFirst();

    private static Reminder reminder(Kind kind, String subject, long left) {
        HazardRows rows = new HazardRows();
        return new Reminder("id", HazardStanding.of(SITE, SITE.hazardSources().getFirst(), new HazardBook(rows, rows), new StockBook(rows, rows),
                point -> Double.NaN, LocalDate.parse("2026-11-30")), kind, subject, DUE, left);
    }

    private static Text words(Kind kind, String subject, long left) {
        return HazardMessages.words(List.of(reminder(kind, subject, left)));
    }

    @Test
    void matters_areSaidInBothLanguages() {
        assertEquals(new Text("罐区：辨识评估满三年 2027-01-31 到期，还有 30 天",
                "tank farm: assessment of three years ago: due 2027-01-31, in 30 days"), words(Kind.ASSESSMENT_OLD, "", 30));
        assertEquals(new Text("罐区：辨识评估满三年 已于 2027-01-31 到期", "tank farm: assessment of three years ago: was due 2027-01-31"),
                words(Kind.ASSESSMENT_OLD, "", 0));
        assertEquals(new Text("罐区：级别变化 IV → III，请重新辨识评估", "tank farm: grade changed IV → III; assess it again"),
                words(Kind.GRADE_CHANGED, "IV → III", 0));
        assertEquals(new Text("罐区：出入库台账结存 LPG 超过设计最大量", "tank farm: the stock book has more of LPG than the design maximum"),
                words(Kind.STOCK_ABOVE_DESIGN, "LPG", 0));
        assertEquals(new Text("罐区：出入库台账结存 LPG 与储罐计量不符", "tank farm: the stock book has other tonnes of LPG than the tanks"),
                words(Kind.STOCK_DEVIATES, "LPG", 0));
    }

    @Test
    void moreThanFiveMatters_areCounted() {
        Text seven = HazardMessages.words(Collections.nCopies(7, reminder(Kind.STANDARD_CHANGED, "a", 0)));
        assertEquals("罐区：" + String.join("；", Collections.nCopies(5, "标准变化 a，请重新辨识评估")) + "；另有 2 项", seven.zh());
        assertEquals("tank farm: " + String.join("; ", Collections.nCopies(5, "standard changed a; assess it again")) + "; and 2 more", seven.en());
    }

    @Test
    void allThreeInCharge_areTold() {
        assertEquals(Set.of("li", "zhao", "sun"), HazardMessages.persons(SITE.hazardSources().getFirst().inCharge()));
        assertEquals(Set.of(), HazardMessages.persons(null));
    }
}
