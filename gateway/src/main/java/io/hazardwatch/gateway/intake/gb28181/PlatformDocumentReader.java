package io.hazardwatch.gateway.intake.gb28181;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads documents of platforms. Without document types and entities; depth, elements and texts are bounded. Platforms declare GB2312 and send what
 * only its successor has, so all three are read as GB 18030. One thread.
 */
final class PlatformDocumentReader {
    private static final int DEPTH_MAX = 12;
    private static final int ELEMENTS_MAX = 20_000;
    private static final int TEXT_MAX = 64;
    private static final int DECLARATION_MAX = 128;
    private static final int TOTAL_DIGITS = 8;
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]{0,80}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,20})[\"']");

    /** What is read within an item or the document. */
    private static final class Fields {
        private String kind = "";
        private String number = "";
        private String id = "";
        private String status = "";
        private String event = "";
        private int total = -1;
        private final List<PlatformDocument.Item> items = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();
    }

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    PlatformDocumentReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    /** The document, or null if it cannot be read. */
    PlatformDocument read(byte[] body) {
        Charset charset = charset(body);
        if (charset == null) {
            return null;
        }
        String text = new String(body, charset);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text.strip()));
            try {
                return document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException unreadable) { // whatever a document makes the reader do is the document's fault
            return null;
        }
    }

    /** By its declaration; GB 18030 without, because that is the custom of the standard. Null for one that nobody uses here. */
    private static Charset charset(byte[] body) {
        Matcher declared = ENCODING.matcher(new String(body, 0, Math.min(body.length, DECLARATION_MAX), StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return body.length > 2 && (body[0] & 0xFF) == 0xEF ? StandardCharsets.UTF_8 : CHINESE;
        }
        return switch (declared.group(1).toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8", "US-ASCII", "ASCII" -> StandardCharsets.UTF_8;
            case "GB2312", "GBK", "GB18030" -> CHINESE;
            default -> null;
        };
    }

    private static PlatformDocument document(XMLStreamReader reader) throws XMLStreamException {
        Fields whole = new Fields();
        Fields item = null;
        List<String> path = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String root = "";
        for (int elements = 0; reader.hasNext();) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++elements > ELEMENTS_MAX || path.size() == DEPTH_MAX) {
                    return null;
                }
                path.add(reader.getLocalName());
                root = path.size() == 1 ? path.getFirst() : root;
                text.setLength(0);
                item = isItem(path) ? new Fields() : item;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(path, text.toString().strip(), whole, item);
                item = isItem(path) ? null : item;
                path.removeLast();
                text.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText(), 0, Math.min(reader.getTextLength(), Math.max(0, TEXT_MAX - text.length())));
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                return null;
            }
        }
        return new PlatformDocument(root, whole.kind, whole.number, whole.id, whole.status, whole.total, List.copyOf(whole.items),
                List.copyOf(whole.failed));
    }

    private static boolean isItem(List<String> path) {
        return path.size() == 3 && path.get(1).equals("DeviceList") && path.get(2).equals("Item");
    }

    private static void end(List<String> path, String text, Fields whole, Fields item) {
        if (isItem(path)) {
            whole.items.add(new PlatformDocument.Item(item.id, item.status, item.event));
        } else if (item != null && path.size() == 4) {
            set(path.getLast(), text, item);
        } else if (path.size() == 2) {
            set(path.getLast(), text, whole);
        } else if (path.size() == 3 && path.get(1).equals("Info") && path.getLast().equals("DeviceID") && !text.isEmpty()) {
            whole.failed.add(text);
        }
    }

    private static void set(String name, String text, Fields fields) {
        switch (name) {
            case "CmdType" -> fields.kind = text;
            case "SN" -> fields.number = text;
            case "DeviceID" -> fields.id = text;
            case "Status" -> fields.status = text;
            case "Event" -> fields.event = text;
            case "SumNum" -> fields.total = text.matches("\\d{1," + TOTAL_DIGITS + '}') ? Integer.parseInt(text) : -1;
            default -> { } // names, makers and places of channels are of no use here
        }
    }
}
