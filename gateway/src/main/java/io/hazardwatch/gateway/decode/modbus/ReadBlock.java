package io.hazardwatch.gateway.decode.modbus;

import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.model.ModbusTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Neighbouring bits or registers of one table that are read at once. */
public record ReadBlock(ModbusTable table, int address, int count, List<MappedRegister> registers) {
    public ReadBlock {
        registers = List.copyOf(registers);
    }

    /** The fewest blocks, none longer than a request may ask for. */
    public static List<ReadBlock> of(List<MappedRegister> registers, int gap) {
        List<MappedRegister> sorted = registers.stream().sorted(Comparator.comparing((MappedRegister each) -> each.register().table())
                .thenComparingInt(each -> each.register().address())).toList();
        List<ReadBlock> blocks = new ArrayList<>();
        List<MappedRegister> open = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (MappedRegister each : sorted) {
            ModbusRegister next = each.register();
            int end = Math.max(to, next.address() + next.length());
            boolean isJoined = !open.isEmpty() && open.getFirst().register().table() == next.table() && next.address() <= to + gap
                    && end - from <= next.table().readMax();
            if (!isJoined) {
                add(blocks, open, from, to);
                open = new ArrayList<>();
                from = next.address();
                end = from + next.length();
            }
            open.add(each);
            to = end;
        }
        add(blocks, open, from, to);
        return blocks;
    }

    private static void add(List<ReadBlock> blocks, List<MappedRegister> open, int from, int to) {
        if (!open.isEmpty()) {
            blocks.add(new ReadBlock(open.getFirst().register().table(), from, to - from, open));
        }
    }

    /** Its place, for people. */
    public String place() {
        return table.name().toLowerCase(java.util.Locale.ROOT) + ' ' + address + '+' + count;
    }
}
