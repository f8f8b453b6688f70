package io.hazardwatch.gateway.duty.ical;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Hands on the events of a calendar one by one, with the properties as they stand there, so that a wrong value refuses its event and
 * not the file. Time zone definitions of the file are passed over.
 */
final class EventCollector implements VObjectDataListener {
    private static final String CALENDAR = "VCALENDAR";
    private static final String EVENT = "VEVENT";
    /** A calendar has an event, and that an alarm; anything deeper is no calendar. */
    private static final int DEPTH_MAX = 5;
    private static final int PROPERTIES_MAX = 200;

    private final Predicate<RawEvent> events;
    private final List<String> open = new ArrayList<>();
    private long number;
    private boolean isCalendar;
    private boolean isBroken;
    private List<RawEvent.Property> properties;

    /** @param events takes an event and says whether it wants another one */
    EventCollector(Predicate<RawEvent> events) {
        this.events = events;
    }

    /** Whether what was read was a calendar, with an end to everything that begins. */
    boolean isCalendar() {
        return isCalendar && !isBroken && open.isEmpty();
    }

    @Override
    public void onComponentBegin(String name, Context context) {
        String component = name.toUpperCase(Locale.ROOT);
        open.add(component);
        isCalendar |= component.equals(CALENDAR);
        if (open.size() > DEPTH_MAX) {
            isBroken = true;
            context.stop();
        } else if (open.equals(List.of(CALENDAR, EVENT))) {
            number++;
            properties = new ArrayList<>();
        }
    }

    @Override
    public void onComponentEnd(String name, Context context) {
        if (open.equals(List.of(CALENDAR, EVENT)) && !events.test(new RawEvent(number, List.copyOf(properties)))) {
            open.clear();
            context.stop();
            return;
        }
        if (!open.isEmpty()) {
            open.removeLast();
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        if (open.equals(List.of(CALENDAR, EVENT)) && properties.size() < PROPERTIES_MAX) {
            Map<String, String> parameters = new HashMap<>();
            property.getParameters().getMap().forEach((name, values) -> parameters.put(String.valueOf(name), values.getFirst()));
            properties.add(new RawEvent.Property(property.getName().toUpperCase(Locale.ROOT), parameters, property.getValue()));
        }
    }

    @Override
    public void onVersion(String version, Context context) {
        // both versions are read alike
    }

    /** A line that is no property; the event lacks it then. */
    @Override
    public void onWarning(Warning warning, VObjectProperty property, Exception thrown, Context context) {
        isBroken |= !isCalendar;
    }
}
