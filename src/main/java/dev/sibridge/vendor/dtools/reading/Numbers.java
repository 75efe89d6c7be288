package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads numbers, also as text, exactly. One that is not finite, or whose exponent alone would fill the memory as soon
 * as it is added to another, becomes one that is still beyond every limit but does no harm.
 */
final class Numbers extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PLACES = 100;
    private static final int MOST_CHARACTERS = 1_000;
    private static final BigDecimal HUGE = BigDecimal.ONE.scaleByPowerOfTen(MOST_PLACES);
    private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-MOST_PLACES);
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(NaN|INF|Infinity|\\d++(\\.\\d*+)?([eE][-+]?\\d++)?)");

    Numbers() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isNumeric() && !parser.hasToken(JsonToken.VALUE_STRING)) {
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
        String text = parser.getText().strip();
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal number = parse(text);
        return number != null ? Repeated.once(number, context)
                : (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "it is not a number");
    }

    /** As SI shows it: 5.0 is 5. */
    static String asShown(String number) {
        BigDecimal value = parse(number);
        return value == null ? number : value.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        try {
            return text.length() > MOST_CHARACTERS ? HUGE : tame(new BigDecimal(text));
        } catch (NumberFormatException notFinite) {
            return HUGE;
        }
    }

    private static BigDecimal tame(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if ((long) number.precision() - number.scale() > MOST_PLACES) {
            return HUGE;
        }
        return number.scale() > MOST_PLACES ? TINY : number;
    }
}
