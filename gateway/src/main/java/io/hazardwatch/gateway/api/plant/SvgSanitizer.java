package io.hazardwatch.gateway.api.plant;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an uploaded SVG anew with nothing but shapes, texts and gradients: elements and attributes that are not on the lists are left out,
 * so scripts, styles, event handlers, links, foreign content and animations cannot pass, known today or not. A document type is refused,
 * because entities come with it. Pure, any thread.
 */
final class SvgSanitizer {
    /** Characters of a drawing. */
    static final int LENGTH_MAX = 512 * 1024;
    private static final int ELEMENTS_MAX = 20_000;
    private static final int DEPTH_MAX = 64;
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Set<String> ELEMENTS = Set.of("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
            "tspan", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath");
    private static final Set<String> ATTRIBUTES = Set.of("id", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "y1", "x2", "y2",
            "cx", "cy", "r", "rx", "ry", "fx", "fy", "d", "points", "dx", "dy", "transform", "fill", "fill-opacity", "fill-rule", "stroke",
            "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-family",
            "font-weight", "font-style", "text-anchor", "dominant-baseline", "offset", "stop-color", "stop-opacity", "gradientUnits",
            "gradientTransform", "spreadMethod", "clip-path", "clip-rule", "clipPathUnits", "visibility", "display");
    /** A value refers to nothing, or to something of the same drawing by its plain name. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}\\s.,;%()#_+*/ -]*");
    private static final Pattern OWN_REFERENCE = Pattern.compile("\\s*url\\(#[A-Za-z0-9_.-]{1,64}\\)\\s*");

    /**
     * The drawing as it may be shown.
     *
     * @param svg     written anew
     * @param dropped names of the elements and attributes left out, sorted
     */
    record Clean(String svg, Set<String> dropped) {}

    private final XMLStreamReader from;
    private final XMLStreamWriter to;
    private final Set<String> dropped = new TreeSet<>();
    private int elements;
    private int depth;

    private SvgSanitizer(XMLStreamReader from, XMLStreamWriter to) {
        this.from = from;
        this.to = to;
    }

    /** @throws IllegalArgumentException if it is no SVG, has a document type, or is too large or too deep; the message says which */
    static Clean clean(String svg) {
        if (svg.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("must have at most " + LENGTH_MAX + " characters");
        }
        StringWriter text = new StringWriter();
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            factory.setXMLResolver((publicId, systemId, base, namespace) -> {
                throw new XMLStreamException("nothing outside the drawing is read");
            });
            SvgSanitizer sanitizer = new SvgSanitizer(factory.createXMLStreamReader(new StringReader(svg)),
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text));
            sanitizer.run();
            return new Clean(text.toString(), sanitizer.dropped);
        } catch (XMLStreamException malformed) {
            throw new IllegalArgumentException("must be well-formed XML without a document type: " + malformed.getMessage(), malformed);
        }
    }

    private void run() throws XMLStreamException {
        while (from.hasNext()) {
            switch (from.next()) {
                case XMLStreamConstants.DTD -> throw new IllegalArgumentException("must have no document type");
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> to.writeCharacters(from.getText());
                default -> { }
            }
        }
        to.flush();
    }

    private void start() throws XMLStreamException {
        if (elements == 0 && !(isSvg() && from.getLocalName().equals("svg"))) {
            throw new IllegalArgumentException("must begin with an svg element of " + SVG);
        }
        count(depth);
        if (!isSvg() || !ELEMENTS.contains(from.getLocalName())) {
            dropped.add(from.getLocalName());
            skip();
            return;
        }
        to.writeStartElement(from.getLocalName());
        if (depth++ == 0) {
            to.writeDefaultNamespace(SVG);
        }
        for (int i = 0; i < from.getAttributeCount(); i++) {
            attribute(i);
        }
    }

    private void count(int deep) {
        if (++elements > ELEMENTS_MAX || deep >= DEPTH_MAX) {
            throw new IllegalArgumentException("must have at most " + ELEMENTS_MAX + " elements, " + DEPTH_MAX + " deep");
        }
    }

    private boolean isSvg() {
        return SVG.equals(from.getNamespaceURI());
    }

    private void attribute(int i) throws XMLStreamException {
        String name = from.getAttributeLocalName(i);
        String value = from.getAttributeValue(i);
        boolean isOwn = from.getAttributeNamespace(i) == null || from.getAttributeNamespace(i).isEmpty();
        if (isOwn && ATTRIBUTES.contains(name) && isHarmless(value)) {
            to.writeAttribute(name, value);
        } else {
            dropped.add("@" + name);
        }
    }

    /** Functions that fetch are url() alone; a colon or a backslash has no business in any value on the list. */
    private static boolean isHarmless(String value) {
        return value.toLowerCase(Locale.ROOT).contains("url") ? OWN_REFERENCE.matcher(value).matches() : PLAIN.matcher(value).matches();
    }

    private void end() throws XMLStreamException {
        to.writeEndElement();
        depth--;
    }

    /** Leaves out an element with all that is in it. */
    private void skip() throws XMLStreamException {
        for (int open = 1; open > 0;) {
            int event = from.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                count(depth + open++);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }
}
