package io.hazardwatch.gateway.duty.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A text with the encoding it was found in: UTF-8 with or without a byte order mark, or GB18030, which GBK is part of. */
public record TextEncoding(String name, String text) {
    private static final Charset GB = Charset.forName("GB18030");

    /** Null when the bytes are neither. */
    public static TextEncoding of(byte[] bytes) {
        String utf8 = decode(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            boolean isMarked = utf8.startsWith("\uFEFF");
            return new TextEncoding(isMarked ? "UTF-8 with BOM" : "UTF-8", isMarked ? utf8.substring(1) : utf8);
        }
        String gb = decode(bytes, GB);
        return gb == null ? null : new TextEncoding("GBK", gb);
    }

    private static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}
