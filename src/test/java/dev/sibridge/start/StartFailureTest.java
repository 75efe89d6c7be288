package dev.sibridge.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.settings.CannotStartException;
import dev.sibridge.settings.WrongSettingException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SQLException("locked", "HY000", 90020),
                        "The service is running on the same embedded database; use POST /api/polls,"
                                + " or the API of two-way."),
                Arguments.of(new SQLException("General error", "HY000", 50000,
                                new IOException("No space left on device")),
                        "The disk that holds the database is full. Free some space there."),
                Arguments.of(new CannotStartException("routes/x.camel.yaml holds no route."),
                        "routes/x.camel.yaml holds no route."),
                Arguments.of(new WrongSettingException("HTTPS_PROXY is no address."), "HTTPS_PROXY is no address."),
                Arguments.of(new IllegalArgumentException(
                        "Unknown node id: frob\n in file:routes/x.camel.yaml, line 7, column 9:\n - frob: {}\n"),
                        "routes/x.camel.yaml, line 7: Unknown node id: frob."),
                Arguments.of(new IllegalArgumentException("Bad\nin classpath:routes/x.camel.yaml, line 1, column 1:"),
                        "routes/x.camel.yaml, line 1: Bad."),
                Arguments.of(new FailedToCreateRouteException("poll-exports", null, "...", new IllegalStateException(
                        "outer", new IllegalArgumentException("No bean could be found: nobody"))),
                        "routes/si/poll-exports.camel.yaml: No bean could be found: nobody."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatPeopleCanMendIsSaidInOneSentenceHoweverDeepItLies(Throwable failure, String sentence) {
        assertThat(StartFailure.reason(failure)).contains(sentence);
        assertThat(StartFailure.reason(new IllegalStateException("a", new RuntimeException("b", failure))))
                .contains(sentence);
    }

    @Test
    void aMistakeOfOursIsLeftToTheLog() {
        assertThat(StartFailure.reason(new IllegalStateException("what", new NullPointerException()))).isEmpty();
        assertThat(new StartFailure().analyze(new IllegalStateException())).isNull();
    }

    @Test
    void springShowsTheSentence() {
        assertThat(new StartFailure().analyze(new RuntimeException(new CannotStartException("Mend it.")))
                .getDescription()).isEqualTo("Mend it.");
    }
}
