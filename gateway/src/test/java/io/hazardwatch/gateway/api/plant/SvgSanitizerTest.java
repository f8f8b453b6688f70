package io.hazardwatch.gateway.api.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgSanitizerTest {
    private static final String HEAD = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 10 10'>";

    @Test
    void shapesTextsAndGradients_stay() {
        String drawing = HEAD + "<defs><linearGradient id='g'><stop offset='0' stop-color='#123456'/></linearGradient></defs>"
                + "<g transform='translate(1 2) rotate(30)'><path d='M0,0 L1e-2,-3 Z' fill='url(#g)' stroke='rgb(1,2,3)'/>"
                + "<text x='1' font-family='Noto Sans SC'>1 号罐 &lt;A&gt; العربية</text></g></svg>";
        SvgSanitizer.Clean clean = SvgSanitizer.clean(drawing);
        assertEquals(Set.of(), clean.dropped());
        assertTrue(clean.svg().contains("fill=\"url(#g)\"") && clean.svg().contains("1 号罐 &lt;A&gt; العربية"), clean.svg());
        assertEquals(clean, SvgSanitizer.clean(clean.svg()), "what is clean stays as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>", "<script href='x.js'/>", "<SCRIPT>alert(1)</SCRIPT>", "<g onload='alert(1)'/>", "<rect onclick=\"alert(1)\"/>",
        "<a href='javascript:alert(1)'><text>x</text></a>", "<a xlink:href='https://evil.example/'><text>x</text></a>",
        "<image href='https://evil.example/x.png'/>", "<use xlink:href='https://evil.example/#x'/>", "<use href='data:image/svg+xml,evil'/>",
        "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'><iframe src='https://evil.example/'/></div></foreignObject>",
        "<style>@import 'https://evil.example/x.css';</style>", "<rect style='background:url(https://evil.example/)'/>",
        "<rect fill='url(https://evil.example/#p)'/>", "<rect fill='url( \"//evil.example/#p\" )'/>", "<rect fill='u\\72l(//evil.example)'/>",
        "<rect fill='URL(//evil.example/#p)'/>", "<rect fill='/*x*/url(//evil.example)'/>", "<rect clip-path='url(evil.svg#p)'/>",
        "<animate attributeName='href' to='javascript:evil'/>", "<set attributeName='onload' to='evil()'/>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>evil()</h:script>", "<x:svg xmlns:x='evil'><x:g/></x:svg>",
        "<rect xlink:fill='evil'/>", "<handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'>evil()</handler>",
        "<filter id='f'><feImage href='https://evil.example/'/></filter>", "<rect fill='image(evil:x)'/>",
        "<g><g><script><g>evil</g></script></g></g>",
    })
    void whatRunsOrFetches_isLeftOut_andNamed(String hostile) {
        SvgSanitizer.Clean clean = SvgSanitizer.clean(HEAD + hostile + "<circle r='1'/></svg>");
        assertFalse(clean.dropped().isEmpty(), clean.svg());
        assertTrue(clean.svg().contains("<circle r=\"1\""), clean.svg());
        String lower = clean.svg().toLowerCase(Locale.ROOT);
        for (String bad : new String[] {"evil", "script", "alert", "href", "style", "onload", "onclick", "http:", "https:", "import"}) {
            assertFalse(lower.replace("http://www.w3.org/2000/svg", "").contains(bad), clean.svg());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "no xml", "<html/>", "<svg/>", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>",
        "<!DOCTYPE svg SYSTEM 'https://evil.example/x.dtd'><svg xmlns='http://www.w3.org/2000/svg'/>",
    })
    void noDrawing_orADocumentType_isRefused(String wrong) {
        assertThrows(IllegalArgumentException.class, () -> SvgSanitizer.clean(wrong));
    }

    @Test
    void drawingThatIsTooLarge_orTooDeep_orHasTooManyElements_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> SvgSanitizer.clean(HEAD + " ".repeat(SvgSanitizer.LENGTH_MAX) + "</svg>"));
        assertThrows(IllegalArgumentException.class, () -> SvgSanitizer.clean(HEAD + "<g>".repeat(100) + "</g>".repeat(100) + "</svg>"));
        assertThrows(IllegalArgumentException.class, () -> SvgSanitizer.clean(HEAD + "<g/>".repeat(20_001) + "</svg>"));
        assertThrows(IllegalArgumentException.class, () -> SvgSanitizer.clean(HEAD + "<a>" + "<a/>".repeat(20_001) + "</a></svg>"));
    }
}
