package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.manage.model.ApiException;

/** A value that cannot become the type of its member. Manage answers that with a 500, as it finds it while reading. */
public final class ConversionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    ConversionException(String message, String path) {
        super(message, null, false, false);
        this.path = path;
    }

    public static ConversionException type(JsonNode value, String type, String path) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return new ConversionException("Error converting value \"" + text
                + "\" to type 'ConnectWise.Apis.v3_0.v2015_3." + type + "'.", path);
    }

    /** What the database says of a date that it cannot hold; it knows no place in a body. */
    static ConversionException dateOverflow() {
        return new ConversionException("SqlDateTime overflow. Must be between 1/1/1753 12:00:00 AM and 12/31/9999"
                + " 11:59:59 PM.", null);
    }

    /** With the place in the body, if there is one, such as {@code Path 'company', line 3, position 21.} */
    public ApiException toReply(byte[] body) {
        String message = path == null ? getMessage() : getMessage() + BodyPosition.describe(body, path);
        return new ApiException(500, "ConnectWiseApi", message);
    }
}
