package io.hazardwatch.gateway.weather.cap;

import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningRefusal;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a document as a stream into a small tree, within bounds. A document type definition ends the reading at once: entities are
 * neither expanded nor fetched.
 */
final class XmlTree {
    private static final int CHECKED_EACH = 256;

    private final WarningLimits limits;
    private final ParseDeadline time;
    private int elements;
    private int events;

    private XmlTree(WarningLimits limits, ParseDeadline time) {
        this.limits = limits;
        this.time = time;
    }

    /** The root of the document. */
    static CapElement read(byte[] document, WarningLimits limits, ParseDeadline time) {
        if (document.length > limits.bytesMax()) {
            throw new WarningException(WarningRefusal.TOO_LARGE, document.length + " bytes; at most " + limits.bytesMax());
        }
        try {
            return new XmlTree(limits, time).read(factory().createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException malformed) {
            throw new WarningException(WarningRefusal.NOT_WELL_FORMED, firstLine(malformed));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        return factory;
    }

    private static String firstLine(XMLStreamException malformed) {
        return String.valueOf(malformed.getMessage()).lines().reduce((first, last) -> last).orElse("not XML");
    }

    private CapElement read(XMLStreamReader reader) throws XMLStreamException {
        Deque<CapElement> open = new ArrayDeque<>();
        CapElement root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (++events % CHECKED_EACH == 0) {
                time.check();
            }
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                        throw new WarningException(WarningRefusal.HAS_DOCTYPE, "a document type definition is refused");
                case XMLStreamConstants.START_ELEMENT -> {
                    CapElement element = begin(reader, open);
                    root = root == null ? element : root;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        append(open, reader);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> { }
            }
        }
        return root;
    }

    private CapElement begin(XMLStreamReader reader, Deque<CapElement> open) {
        CapElement element = new CapElement(reader.getNamespaceURI(), reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        if (++elements > limits.elementsMax()) {
            throw new WarningException(WarningRefusal.TOO_MANY_ELEMENTS, "more than " + limits.elementsMax() + " elements");
        }
        if (open.size() >= limits.depthMax()) {
            throw new WarningException(WarningRefusal.TOO_DEEP, "nested more than " + limits.depthMax() + " deep");
        }
        if (!open.isEmpty()) {
            open.peek().children().add(element);
        }
        open.push(element);
        return element;
    }

    private static void append(Deque<CapElement> open, XMLStreamReader reader) {
        if (!open.isEmpty()) {
            open.peek().textBuilder().append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }
}
