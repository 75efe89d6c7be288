package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomizeValuesTest extends RouteTest {

    private static final Map<String, Object> VALUES = Map.of("name", "Hang it", "status", "12");

    CustomizeValuesTest() {
        super("customize-values");
        bean("ownRoutes", new OwnRoutes());
        camel.getCamelContextExtension().addInterceptStrategy(new StepErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool", "manage"})
    void anOwnRouteThatFailsIsNamedWithItsStepAndNothingOfTheRecord(String side) {
        fails("customize-" + side, new IllegalStateException("Hang it"));

        assertThat(ask(side).getException()).asInstanceOf(throwable(OwnRouteException.class))
                .hasMessageStartingWith("routes/two-way/customize-" + side + ".camel.yaml")
                .hasMessageContaining("step ")
                .hasMessageEndingWith("it ended with the exception IllegalStateException.")
                .hasMessageNotContaining("Hang it")
                .extracting(trouble -> trouble.failures().get(0)).returns(Kind.SETUP, Failure::kind)
                .returns("own-route", Failure::code);
    }

    @Test
    void anErrorInAnOwnRouteIsNamedToo() {
        does("customize-tool", exchange -> {
            throw new StackOverflowError();
        });

        assertThat(ask("tool").getException()).as("too little memory is no mistake of theirs")
                .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool", "manage"})
    void aBodyThatIsNoMapIsAMistakeOfThatRoute(String side) {
        answers("customize-" + side, List.of("Hang it"));

        assertThat(ask(side).getException()).isInstanceOf(OwnRouteException.class)
                .hasMessageStartingWith("routes/two-way/customize-" + side + ".camel.yaml")
                .hasMessageContaining("in place of a map of fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool", "manage"})
    void whatIsWrittenToASidePassesTheRouteOfThatSideOnly(String side) {
        Exchange exchange = ask(side);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(VALUES);
        assertThat(journal()).containsExactly("customize-" + side);
        assertThat(asked("customize-" + side)).containsExactly(VALUES);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theRouteSeesOfWhatKindTheRecordIsAndMayChangeIt() {
        does("customize-tool", exchange -> exchange.getMessage().getBody(Map.class)
                .put("name", exchange.getMessage().getHeader("kind") + ": Hang it"));

        assertThat(ask("tool").getMessage().getBody()).isEqualTo(Map.of("name", "task: Hang it", "status", "12"));
    }

    @Test
    void theRouteMayReplaceTheBodyAndClearTheHeaders() {
        does("customize-tool", exchange -> {
            exchange.getMessage().setBody(Map.of("name", "Hang it high"));
            exchange.getMessage().removeHeaders("*");
        });

        Exchange exchange = ask("tool");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("name", "Hang it high"));
    }

    private Exchange ask(String side) {
        return send(new LinkedHashMap<>(VALUES), Map.of("side", side, "kind", "task"));
    }
}
