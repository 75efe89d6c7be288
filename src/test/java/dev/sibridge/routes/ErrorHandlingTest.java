package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.vendor.calls.Codebases;
import dev.sibridge.vendor.calls.HttpBeans;
import dev.sibridge.vendor.calls.MemberTokens;
import dev.sibridge.vendor.calls.Retries;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ErrorHandlingTest extends RouteTest {

    private static final int RETRIES = 3;

    private static final ConnectWiseException NOWHERE = new ConnectWiseException("GET", 404, "<html>", null);

    static final List<Exception> MAY_PASS = List.of(
            new ConnectWiseException("GET", 429, null, null),
            new ConnectWiseException("GET", 500, null, null),
            new RuntimeCamelException(new ConnectWiseException("GET", 503, null, null)),
            new DToolsException("GET", 503, null),
            new ConnectException("refused"),
            new UnknownHostException("api.example"),
            new SocketTimeoutException("no answer"),
            new IOException("broken"),
            HttpBeans.garbledAnswer(),
            new UnreadableExportException("half of it", true));

    static final List<Exception> STAYS = List.of(
            new ConnectWiseException("GET", 400, null, null),
            new ConnectWiseException("GET", 401, null, "1"),
            new DToolsException("GET", 404, null),
            new UnreadableExportException("no project", false),
            new IllegalStateException("a mistake of ours"));

    private final Codebases codebases = bean("codebases", Codebases.class);

    ErrorHandlingTest() {
        super("error-handling");
        setting("bridge.retries", RETRIES);
        bean("retries", new Retries(new MemberTokens(Clock.systemUTC()), Clock.systemUTC()));
    }

    @BeforeEach
    void routes() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:attempt").to("mock:attempt");
            }
        });
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").routeConfigurationId("error-handling").to("direct:attempt");
                from("direct:elsewhere").to("direct:attempt");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("STAYS")
    void troubleThatStaysIsNotRepeated(Exception trouble) {
        fails("attempt", trouble);

        assertThat(sendTo("direct:call", null).getException()).isSameAs(trouble);
        assertThat(asked("attempt")).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("MAY_PASS")
    void troubleThatMayPassIsRepeatedButNotForEver(Exception trouble) {
        fails("attempt", trouble);

        assertThat(sendTo("direct:call", null).getException()).isSameAs(trouble);
        assertThat(asked("attempt")).hasSize(1 + RETRIES);
    }

    @ParameterizedTest
    @FieldSource("MAY_PASS")
    void elsewhereNothingIsRepeated(Exception trouble) {
        fails("attempt", trouble);

        assertThat(sendTo("direct:elsewhere", null).getException()).isSameAs(trouble);
        assertThat(asked("attempt")).hasSize(1);
    }

    @Test
    void aRequestThatLedNowhereIsRepeatedOnceAfterTheTenantHasMoved() {
        when(codebases.hasMoved(any())).thenReturn(true);
        fails("attempt", NOWHERE);

        assertThat(sendTo("direct:call", null).getException()).isSameAs(NOWHERE);
        assertThat(asked("attempt")).hasSize(2);
    }

    @Test
    void aRequestThatLedNowhereIsNotRepeatedWhenTheTenantIsWhereItWas() {
        fails("attempt", NOWHERE);

        assertThat(sendTo("direct:call", null).getException()).isSameAs(NOWHERE);
        assertThat(asked("attempt")).hasSize(1);
        verify(codebases).hasMoved(any());
    }

    @Test
    void everyAttemptSendsWhatTheFirstSent() {
        fails("attempt", 0, new IOException("broken"));
        fails("attempt", 1, new IOException("broken"));

        assertThat(sendTo("direct:call", "a body").getException()).isNull();
        assertThat(asked("attempt")).containsExactly("a body", "a body", "a body");
    }
}
