package io.hazardwatch.gateway.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The measure our decoder is held against: the same readings by Jackson's streaming parser, written the straightforward
 * way and with its own switches for speed on. Qualified values and the finer rejects are left out, in its favour.
 */
final class JacksonDecoder {
    private final JsonFactory factory = JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
    private final Map<String, Integer> points;

    JacksonDecoder(Map<String, Integer> points) {
        this.points = points;
    }

    void decode(byte[] bytes, int from, int length, long arrivalMillis, Decoded out) {
        out.clear();
        try (JsonParser parser = factory.createParser(bytes, from, length)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                entry(parser, arrivalMillis, out);
            } else if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    entry(parser, arrivalMillis, out);
                }
            }
            if (parser.nextToken() != null) {
                out.rejectWhole(RejectReason.NOT_JSON);
            }
        } catch (IOException notJson) {
            out.rejectWhole(RejectReason.NOT_JSON);
        }
    }

    private void entry(JsonParser parser, long arrivalMillis, Decoded out) throws IOException {
        int first = out.count;
        long at = arrivalMillis;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NUMBER_INT && key.equals("ts")) {
                at = parser.getLongValue();
            } else if (token == JsonToken.START_OBJECT && key.equals("values")) {
                values(parser, arrivalMillis, out);
            } else {
                value(parser, key, token, arrivalMillis, out);
            }
        }
        Arrays.fill(out.eventMillis, first, out.count, at);
    }

    private void values(JsonParser parser, long arrivalMillis, Decoded out) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            value(parser, key, parser.nextToken(), arrivalMillis, out);
        }
    }

    private void value(JsonParser parser, String key, JsonToken token, long atMillis, Decoded out) throws IOException {
        Integer point = points.get(key);
        if (point == null) {
            out.reject(RejectReason.UNKNOWN_POINT, key);
            parser.skipChildren();
        } else if (token.isNumeric()) {
            out.add(point, atMillis, parser.getDoubleValue(), Quality.GOOD.code());
        } else if (token.isBoolean()) {
            out.add(point, atMillis, parser.getBooleanValue() ? 1 : 0, Quality.GOOD.code());
        } else {
            out.add(point, atMillis, Double.NaN, Quality.BAD.code());
            out.reject(RejectReason.WRONG_TYPE, key);
            parser.skipChildren();
        }
    }
}
