package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Reads texts without what no text has, and no database and no answer could carry: control characters, half ones. */
final class Texts extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;
    private static final int REPLACEMENT = 0xFFFD;

    Texts() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Repeated.once(clean(StringDeserializer.instance.deserialize(parser, context)), context);
    }

    /** Null for null. */
    static String clean(String text) {
        if (text == null || text.codePoints().noneMatch(c -> isHalf(c) || isControl(c))) {
            return text;
        }
        return text.codePoints().filter(c -> !isControl(c)).map(c -> isHalf(c) ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) && "\t\n\r".indexOf(codePoint) < 0;
    }
}
