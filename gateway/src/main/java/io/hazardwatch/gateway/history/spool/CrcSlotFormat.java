package io.hazardwatch.gateway.history.spool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The present format: index (24 bits), kind (8 bits), CRC-32C (32 bits, never 0) over contents, index, kind and place. Detects
 * every change of up to three bits of a slot or within a span of 32 bits; misses any other change once in four thousand
 * million. Allocates nothing for a slot. One thread at a time.
 */
final class CrcSlotFormat implements SlotFormat {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long CHECK_MASK = 0xFFFF_FFFFL;

    private final CRC32C crc = new CRC32C();
    private final byte[] checked = new byte[Slot.BYTES + 8];

    @Override
    public long word(long sequence, int position, long a, long b, long c, int index, int kind) {
        long head = (long) index << 40 | (kind & 0xFFL) << 32;
        LONG.set(checked, 0, a);
        LONG.set(checked, 8, b);
        LONG.set(checked, 16, c);
        LONG.set(checked, 24, head | position);
        LONG.set(checked, 32, sequence);
        crc.reset();
        crc.update(checked, 0, checked.length);
        return head | Math.max(1, crc.getValue() & CHECK_MASK);
    }

    @Override
    public int index(long word) {
        return (int) (word >>> 40);
    }

    @Override
    public int kind(long word) {
        return (int) (word >>> 32) & 0xFF;
    }
}
