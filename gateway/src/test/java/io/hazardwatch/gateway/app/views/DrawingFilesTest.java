package io.hazardwatch.gateway.app.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.testkit.NamelessSync;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingFilesTest {
    @TempDir
    Path data;

    @Test
    void drawing_isKeptOverARestart_replaced_andRemoved() throws IOException {
        DrawingFiles first = new DrawingFiles(data);
        assertNull(first.find("e", "s"));
        first.put("e", "s", "<svg>1</svg>");
        first.put("e", "s", "<svg>2</svg>");
        DrawingFiles second = new DrawingFiles(data);
        assertTrue(second.has("e", "s"));
        assertEquals("<svg>2</svg>", second.find("e", "s"));
        second.put("e", "s", null);
        assertFalse(second.has("e", "s"));
        assertNull(new DrawingFiles(data).find("e", "s"));
    }

    @Test
    void drawingWhoseNameTheDiskRefuses_isThereAtOnce() throws IOException {
        DrawingFiles drawings = new DrawingFiles(data, new DurableFiles(new NamelessSync(".*")));
        drawings.put("e", "s", "<svg>1</svg>");
        assertEquals("<svg>1</svg>", drawings.find("e", "s"));
    }
}
