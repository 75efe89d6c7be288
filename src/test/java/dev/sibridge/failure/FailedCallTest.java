package dev.sibridge.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One place says whether a call that failed may be made again, whatever library the exception comes from. */
class FailedCallTest {

    static Stream<Arguments> exceptionsOfOthers() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), new FailedCall(true, true, null)),
                Arguments.of(new UnknownHostException("x"), new FailedCall(true, true, null)),
                Arguments.of(new SocketTimeoutException(), new FailedCall(true, false, null)),
                Arguments.of(new IOException("reset"), new FailedCall(true, false, null)),
                Arguments.of(new IllegalStateException(), FailedCall.FOR_GOOD),
                Arguments.of(null, FailedCall.FOR_GOOD));
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfOthers")
    void ofOthersCountsWhetherThereWasAConnectionAndWhetherItBroke(Throwable trouble, FailedCall call) {
        assertThat(FailedCall.of(trouble)).isEqualTo(call);
        assertThat(FailedCall.of(new RuntimeException("wrapped", trouble))).isEqualTo(call);
    }

    @Test
    void ourOwnKnowItAndWhereSeveralAreInsideEachOtherTheInnermostDoes() {
        FailedCall call = new FailedCall(true, true, "7");

        assertThat(FailedCall.of(new Ours(FailedCall.FOR_GOOD, new IOException(new Ours(call, new IOException())))))
                .isEqualTo(call);
    }

    private static final class Ours extends RuntimeException implements Failing {

        private static final long serialVersionUID = 1L;

        private final transient FailedCall call;

        Ours(FailedCall call, Throwable cause) {
            super(cause);
            this.call = call;
        }

        @Override
        public List<Failure> failures() {
            return List.of();
        }

        @Override
        public FailedCall call() {
            return call;
        }
    }
}
