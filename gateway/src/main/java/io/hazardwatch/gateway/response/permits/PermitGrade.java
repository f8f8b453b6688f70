package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Text;

/**
 * A grade of a kind of work.
 *
 * @param name     as the API has it; {@value #NONE} for kinds without grades
 * @param hoursMax longest duration; 0 = not known
 * @param text     for people; null for kinds without grades
 * @param mark     how far the row can be relied on
 */
public record PermitGrade(PermitKind kind, String name, int hoursMax, Text text, String source, String mark) {
    /** The name for kinds without grades. */
    public static final String NONE = "NONE";
    /** 特级: hot work that is monitored all the time. */
    public static final String SPECIAL = "SPECIAL";

    /** Kind and grade for people. */
    public Text title() {
        return text == null ? kind.text() : new Text(kind.text().zh() + "（" + text.zh() + "）", kind.text().en() + " (" + text.en() + ")");
    }
}
