package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.JsonNode;

/** A value that cannot become the type of its member. Manage answers that with a 500, as it finds it while reading. */
final class ConversionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    ConversionException(String message, String path) {
        super(message, null, false, false);
        this.path = path;
    }

    static ConversionException type(JsonNode value, String type, String path) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return new ConversionException("Error converting value \"" + text
                + "\" to type 'ConnectWise.Apis.v3_0.v2015_3." + type + "'.", path);
    }

    /** With the place in the body, such as {@code Path 'company', line 3, position 21.} */
    ApiException toReply(byte[] body) {
        String message = getMessage() + BodyPosition.describe(body, path);
        return new ApiException(500, "ConnectWiseApi", message);
    }
}
