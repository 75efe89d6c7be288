package dev.sibridge.vendor.connectwise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectWiseExceptionTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \r\n", "{}", "null", "[]", "{\"message\": null, \"errors\": null}"})
    void aBodyThatSaysNothingAddsNothing(String body) {
        assertThat(refused(500, body)).hasMessage("POST /x was rejected with status 500.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad gateway", "404 page not found", "\"in quotes\""})
    void anythingElseIsToldAsItIs(String body) {
        assertThat(refused(502, "\n" + body + " ")).hasMessage("POST /x was rejected with status 502: " + body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", " \r\n<!DOCTYPE html><title>Blocked</title>",
        "<?xml version='1.0'?>"})
    void aWebPageIsNeverQuoted(String page) {
        assertThat(refused(500, page)).hasMessage("POST /x was rejected with status 500.");
        assertThat(refused(404, page)).hasMessage("POST /x was rejected with status 404. There is nothing at that"
                + " address: check CONNECTWISE_SITE, CONNECTWISE_COMPANY and the keys.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | {\"code\":\"InvalidObject\"} | true",
        "401 | {\"code\":\"Unauthorized\",\"message\":\"no\"} | true",
        "403 | {\"errors\":[{\"code\":\"x\"}]} | true",
        "429 | {\"error\":\"ConnectWiseAPI\",\"message\":\"Too many requests.\"} | true",
        "404 | 404 page not found | true",
        "404 | <html> | true",
        "404 | | true",
        "400 | Cannot route. Codebase/company is invalid | true",
        "500 | Bad gateway | true",
        "503 | | true",
        "408 | | true",
        "503 | <html> | false",
        "429 | <html> | false",
        "400 | | false",
        "400 | {} | false",
        "401 | | false",
        "401 | null | false",
        "401 | Sign in. | false",
        "403 | {\"message\":\"Forbidden\"} | false",
        "403 | {\"code\":7} | false",
        "403 | {\"errors\":[]} | false",
        "403 | [\"code\"] | false",
        "403 | <html> | false",
        "404 | {\"message\":\"Not found\"} | false",
        "302 | {\"code\":\"x\"} | false",
        "302 | | false"})
    void whoRefusedShowsByWhatIsSaid(int status, String body, boolean manage) {
        assertThat(ConnectWiseException.isManagesOwn(status, body)).isEqualTo(manage);
    }

    @Test
    void everyReasonOfManagesIsToldWithItsField() {
        assertThat(refused(400, """
                {"code": "InvalidObject", "message": "contact object is invalid", "errors": [
                  {"code": "MissingRequiredField", "message": "The firstName field is required.",
                   "resource": "contact", "field": "firstName"},
                  {"message": "Too long."}]}"""))
                .hasMessage("POST /x was rejected with status 400: contact object is invalid: "
                        + "The firstName field is required. [firstName]; Too long. SI Bridge does not send that field:"
                        + " set it in the customize-* route of such records (docs/customizing.md), or stop requiring"
                        + " it in Manage.");
    }

    @Test
    void anErrorWithoutMessageIsToldByItsCode() {
        assertThat(refused(400, "{\"errors\": [{\"code\": \"MaxLength\", \"message\": null, \"field\": \"zip\"}]}"))
                .hasMessage("POST /x was rejected with status 400: MaxLength [zip]");
    }

    @ParameterizedTest
    @CsvSource({"POST /x, 400, , true", "PATCH /x/1, 400, {}, true", "DELETE /x/1, 400, , true",
        "GET /x, 400, , false", "POST /x, 400, Cannot route. Codebase/company is invalid, false",
        "POST /system/members/jdoe/tokens, 400, , false", "POST /x, 401, , false", "POST /x, 403, , false",
        "PATCH /x/1, 404, {}, false", "POST /x, 408, , false", "POST /x, 409, , false", "POST /x, 429, , false",
        "POST /x, 500, , false"})
    void onlyManagesJudgementOfWhatWasWrittenLasts(String what, int status, String body, boolean lasting) {
        assertThat(new ConnectWiseException(what, status, body, null).isLasting()).isEqualTo(lasting);
    }

    @Test
    void theOddBodyOfTooManyRequestsIsUnderstood() {
        ConnectWiseException refused = new ConnectWiseException("GET /x", 429,
                "{\"error\":\"ConnectWiseAPI\",\"message\":"
                        + "\"Too many requests. Please try again in 30 seconds.\"}", "30");

        assertThat(refused).hasMessage(
                "GET /x was rejected with status 429: Too many requests. Please try again in 30 seconds.");
        assertThat(refused.retryAfter()).isEqualTo("30");
    }

    @Test
    void anErrorWithoutAMessageIsTold() {
        assertThat(refused(429, "{\"error\":\"ConnectWiseAPI\"}"))
                .hasMessage("POST /x was rejected with status 429: ConnectWiseAPI");
    }

    @Test
    void aVeryLongReasonIsCutButNeverWithinACharacter() {
        String head = "POST /x was rejected with status 500: ";

        assertThat(refused(500, "x".repeat(5_000))).hasMessage(head + "x".repeat(500) + "…");
        assertThat(refused(500, "x".repeat(499) + "🎧🎧").getMessage()).isEqualTo(head + "x".repeat(499) + "…");
    }

    @ParameterizedTest
    @CsvSource({"400,false,true", "401,false,true", "403,false,true", "404,false,true", "408,true,false",
        "409,false,true", "429,true,true", "500,true,false", "502,true,false", "503,true,false"})
    void theStatusTellsWhetherItMayPassAndWhetherNothingWasDone(int status, boolean mayPass, boolean nothingDone) {
        assertThat(refused(status, null).isTransient()).isEqualTo(mayPass);
        assertThat(refused(status, null).changedNothing()).isEqualTo(nothingDone);
        assertThat(refused(status, null).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Error converting value \\\"250\\\" to type 'CompanyReference'. Path 'company', line 3, position 21.",
        "SqlDateTime overflow. Must be between 1/1/1753 12:00:00 AM and 12/31/9999 11:59:59 PM.",
        "String was not recognized as a valid DateTime.", "String or binary data would be truncated.",
        "Arithmetic overflow error converting expression to data type money.",
        "The conversion of a varchar data type to a datetime data type resulted in an out-of-range value."})
    @Tag("field")
    void aServerErrorThatAValueHasCausedLastsAndDidNothing(String message) {
        ConnectWiseException refused = refused(500, "{\"code\":\"ConnectWiseApi\",\"message\":\"" + message + "\"}");

        assertThat(refused.isTransient()).as("passes").isFalse();
        assertThat(refused.isLasting()).as("lasts").isTrue();
        assertThat(refused.changedNothing()).as("did nothing").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"500, A timeout has occured. Please try again.", "503, SqlDateTime overflow", "500, "})
    void anyOtherServerErrorMayPassAndMayHaveDoneSomething(int status, String message) {
        ConnectWiseException refused = refused(status, "{\"code\":\"ConnectWiseApi\",\"message\":\"" + message + "\"}");

        assertThat(refused.isTransient()).isTrue();
        assertThat(refused.isLasting()).isFalse();
        assertThat(refused.changedNothing()).isFalse();
    }

    private static ConnectWiseException refused(int status, String body) {
        return new ConnectWiseException("POST /x", status, body, null);
    }
}
