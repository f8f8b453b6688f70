package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A household or kitchen that uses gas, and who is told there when its detector alarms. Whom, and by which number, is personal data: neither the API
 * nor a log has it, and {@link #toString} hides it.
 *
 * @param devices those in the household
 * @param person  id of the person to tell; null if a telephone is stated instead
 * @param phone   telephone to call and to text; null if a person is named instead
 * @param purpose whose telephone it is, such as the tenant's
 * @param isEnglish whether what is told to {@code phone} is in English
 */
public record Household(String enterprise, String site, String id, Text name, List<DeviceId> devices, String person, String phone, Text purpose,
                        boolean isEnglish) {
    /** What ids of contacts without a person begin with; no id of a person has a colon. */
    public static final String PREFIX = "household:";

    public Household {
        devices = List.copyOf(devices);
    }

    /** The same with these devices. */
    public Household with(List<DeviceId> others) {
        return new Household(enterprise, site, id, name, others, person, phone, purpose, isEnglish);
    }

    /** Who is told: the id of the person, or a name for the telephone that tells nothing of its number. */
    public String contact() {
        return person != null ? person : PREFIX + key();
    }

    /** Names it among all households. */
    public String key() {
        return enterprise + '/' + site + '/' + id;
    }

    @Override
    public String toString() {
        return "Household[" + key() + ']';
    }
}
