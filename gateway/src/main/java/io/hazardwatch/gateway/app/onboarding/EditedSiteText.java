package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.onboarding.imports.SiteText;
import io.hazardwatch.gateway.settings.site.SiteFileEditor;
import java.util.Map;

/** The editor of site files, as imports use it. */
record EditedSiteText(SiteFileEditor editor) implements SiteText {
    /** Of a file that {@code check} accepts. */
    static SiteText of(String text) {
        return new EditedSiteText(new SiteFileEditor(text));
    }

    @Override
    public boolean hasDevice(String device) {
        return editor.hasDevice(device);
    }

    @Override
    public boolean hasPoint(String device, String point) {
        return editor.hasPoint(device, point);
    }

    @Override
    public String written(String device, String point, String... keys) {
        return editor.written(device, point, keys);
    }

    @Override
    public void addDevice(String device, Map<String, Object> values) {
        editor.addDevice(device, values);
    }

    @Override
    public void setDevice(String device, Map<String, Object> values) {
        editor.setDevice(device, values);
    }

    @Override
    public void setPoint(String device, String point, Map<String, Object> values) {
        editor.setPoint(device, point, values);
    }

    @Override
    public String place(String device, String point) {
        return editor.place(device, point);
    }

    @Override
    public String place(String device) {
        return editor.place(device);
    }

    @Override
    public String text() {
        return editor.text();
    }
}
