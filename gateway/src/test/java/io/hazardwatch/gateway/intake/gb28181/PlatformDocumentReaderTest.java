package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of platforms in the character sets that they use, and documents that want something of the reader. */
class PlatformDocumentReaderTest {
    private static final String CATALOG = """
            <?xml version="1.0" encoding="GB2312"?>
            <Response>
            <CmdType>Catalog</CmdType>
            <SN>17430</SN>
            <DeviceID>34020000002000000777</DeviceID>
            <SumNum>3</SumNum>
            <DeviceList Num="2">
            <Item><DeviceID>34020000001320000001</DeviceID><Name>罐区东 &amp; 西㐂</Name><Parental>0</Parental>
            <Info><PTZType>1</PTZType><DeviceID>no</DeviceID></Info><Status>ON</Status></Item>
            <Item><DeviceID>34020000001320000002</DeviceID><Status>OFF</Status><Event>VLOST</Event></Item>
            </DeviceList>
            </Response>
            """;

    private final PlatformDocumentReader reader = new PlatformDocumentReader();

    private PlatformDocument read(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The name holds a character that GB 2312 does not know, as those of platforms do. */
    @ParameterizedTest
    @ValueSource(strings = {"GB2312", "gbk", "GB18030", "UTF-8", "none", "BOM"})
    void catalog_isRead_inTheCharacterSetItDeclares(String name) {
        String declared = name.equals("none") ? CATALOG.substring(CATALOG.indexOf("<Response")) : CATALOG.replace("GB2312", name);
        String text = name.equals("BOM") ? "\uFEFF" + CATALOG.substring(CATALOG.indexOf("<Response")) : declared;
        PlatformDocument document = reader.read(text.getBytes(name.equals("UTF-8") || name.equals("BOM") ? StandardCharsets.UTF_8
                : Charset.forName("GB18030")));
        assertEquals(new PlatformDocument("Response", "Catalog", "17430", "34020000002000000777", "", 3,
                List.of(new PlatformDocument.Item("34020000001320000001", "ON", ""),
                        new PlatformDocument.Item("34020000001320000002", "OFF", "VLOST")),
                List.of()), document);
    }

    @Test
    void keepAlive_namesWhatHasFailed() {
        PlatformDocument document = read("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Notify><CmdType>Keepalive</CmdType><SN>43</SN>"
                + "<DeviceID>1</DeviceID><Status>OK</Status><Info><DeviceID>2</DeviceID><DeviceID>3</DeviceID></Info></Notify>");
        assertEquals(new PlatformDocument("Notify", "Keepalive", "43", "1", "OK", -1, List.of(), List.of("2", "3")), document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "<a>", "<a></b>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "<a>&b;</a>", "<a>\u0001</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"})
    void whatIsNoDocument_orBringsATypeOrEntities_isRefused(String text) {
        assertNull(read(text));
    }

    @Test
    void depth_elements_andTexts_areBounded() {
        assertNotNull(read("<a>".repeat(12) + "</a>".repeat(12)));
        assertNull(read("<a>".repeat(13) + "</a>".repeat(13)));
        assertNotNull(read("<a>" + "<b/>".repeat(19_999) + "</a>"));
        assertNull(read("<a>" + "<b/>".repeat(20_000) + "</a>"));
        assertEquals(64, read("<Notify><CmdType>" + "x".repeat(100_000) + "</CmdType></Notify>").kind().length());
        assertEquals(-1, read("<Response><SumNum>999999999</SumNum></Response>").total());
        assertEquals(-1, read("<Response><SumNum>-2</SumNum></Response>").total());
    }

    @Test
    void damagedDocuments_neverThrow() {
        Random random = new Random(20_261_130);
        byte[] good = CATALOG.getBytes(Charset.forName("GB18030"));
        int readable = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readable += reader.read(damaged) == null ? 0 : 1;
        }
        assertEquals(true, readable > 500 && readable < 9_500, readable + " readable: this damage proves little");
    }
}
