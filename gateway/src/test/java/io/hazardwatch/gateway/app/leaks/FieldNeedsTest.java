package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Households;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which households the task of a street names. */
class FieldNeedsTest extends HouseholdRig {
    private static Household household(String id, Text name, String... devices) {
        return new Household("acme", "yard", id, name, Stream.of(devices).map(each -> new DeviceId("acme", "yard", each)).toList(), null,
                "000-0000-0100", Text.of("tenant"), false);
    }

    /** The households that the task names while the leak along the street stands. */
    private List<Text> named(Household... households) {
        places = new GasPlaces(REGISTRY, new Households(List.of(households)));
        if (standing.plant().isEmpty()) {
            ofPlant("street-main", FindingType.RAISE);
        }
        return FieldNeeds.of(places, standing, now).stream().filter(each -> each.partOf().isEmpty()).findFirst().orElseThrow().households();
    }

    @Test
    void householdsOfOneName_areTwo_eachWithItsId_asSoonAsOneAlarms() {
        Household one = household("flat-0", new Text("一号楼 101", "Flat 101"), "h-0");
        Household other = household("flat-1", new Text("二号楼 101", "Flat 101"), "h-1");
        gas(0);
        List<Text> alone = List.of(new Text("一号楼 101（flat-0）", "Flat 101 (flat-0)"));
        assertEquals(alone, named(one, other));
        gas(1);
        gas(2);
        assertEquals(List.of(alone.getFirst(), new Text("二号楼 101（flat-1）", "Flat 101 (flat-1)"), Text.of("h-2")), named(one, other));
    }

    @Test
    void householdOfTwoDetectors_isOne() {
        gas(0);
        gas(1);
        assertEquals(List.of(Text.of("Flat 0")), named(household("flat-0", Text.of("Flat 0"), "h-0", "h-1"),
                household("flat-2", Text.of("Flat 2"), "h-2")));
    }

    @Test
    void deviceWithoutAHousehold_thatIsCalledAsAHouseholdIs_isOneOfItsOwn() {
        gas(0);
        gas(1);
        assertEquals(List.of(Text.of("Flat 0"), Text.of("h-1")), named(household("h-1", Text.of("Flat 0"), "h-0")));
    }
}
