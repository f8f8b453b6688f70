package io.hazardwatch.gateway.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DescriptorBudgetTest {
    @Test
    void enoughDescriptors_giveWhatIsWanted() {
        assertEquals(new DescriptorBudget(1_048_576, 1_000, 20_000), DescriptorBudget.of(1_048_576, 1_000, 20_000));
        assertEquals(new DescriptorBudget(Long.MAX_VALUE, 1_000, 20_000), DescriptorBudget.of(Long.MAX_VALUE, 1_000, 20_000));
    }

    @Test
    void fewDescriptors_keepAQuarterAndAtLeast400ForFilesAndStores() {
        for (long allowed : new long[] {512, 1_024, 4_096, 20_000}) {
            DescriptorBudget budget = DescriptorBudget.of(allowed, 1_000, 20_000);
            long kept = allowed - budget.http() - budget.mqtt();
            assertTrue(kept >= allowed / 4 && kept >= DescriptorBudget.KEPT_LEAST, budget.toString());
            assertTrue(budget.mqtt() >= 2 * budget.http(), budget.toString());
        }
    }
}
