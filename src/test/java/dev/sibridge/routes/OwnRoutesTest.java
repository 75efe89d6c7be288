package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route of the operator's that fails is named, and nothing of what was in the record. */
class OwnRoutesTest {

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void routes() throws Exception {
        camel.getCamelContextExtension().addInterceptStrategy(new StepErrors());
        camel.getRegistry().bind("ownRoutes", new OwnRoutes());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:customize-records").routeId("customize-records")
                        .doTry().to("direct:customize-line").throwException(new IllegalStateException("ours"))
                        .doCatch(Exception.class).bean("ownRoutes", "failed");
                from("direct:customize-line").routeId("customize-line")
                        .filter(simple("${body} != 'fine'")).id("check-body")
                        .choice().id("choose")
                            .when(simple("${body} == 'deep'")).to("direct:mine")
                            .when(simple("${body} == 'overflow'")).process(exchange -> overflow()).id("overflow")
                            .otherwise().setBody(simple("${body.shout()}")).id("set-note");
                from("direct:mine").routeId("mine").throwException(new IllegalStateException("secret of the record"))
                        .id("mine-fails");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void theStepIsTheInnermostOne() {
        assertThat(failure("secret")).returns(Kind.SETUP, Failure::kind).returns("own-route", Failure::code)
                .returns("customize-line set-note", Failure::subject)
                .extracting(Failure::sentence).asString().contains("customize-line.camel.yaml, ")
                .endsWith("step set-note: there is no method shout().");
    }

    @Test
    void aRouteThatTheirsCallsIsNamedItself() {
        assertThat(failure("deep")).returns("mine mine-fails", Failure::subject)
                .extracting(Failure::sentence).asString().doesNotContain("secret")
                .endsWith("step mine-fails: it ended with the exception IllegalStateException.");
    }

    @Test
    void whatIsNoFaultOfTheirsStaysWhatItIs() {
        assertThat(trouble("fine")).isInstanceOf(IllegalStateException.class).hasMessage("ours");
        assertThat(trouble("overflow")).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aRouteLeavesFieldsOrNothing() {
        OwnRoutes own = new OwnRoutes();

        assertThatCode(() -> own.check(null, "line")).doesNotThrowAnyException();
        assertThatCode(() -> own.check(Map.of(), "line")).doesNotThrowAnyException();
        assertThatThrownBy(() -> own.check("secret", "line")).isInstanceOf(OwnRouteException.class)
                .hasMessage("routes/customize/customize-line.camel.yaml: it ends with a String in place of a map of"
                        + " fields.");
    }

    private Failure failure(String body) {
        Exception trouble = trouble(body);
        assertThat(trouble).isInstanceOf(OwnRouteException.class);
        return ((OwnRouteException) trouble).failures().get(0);
    }

    private Exception trouble(String body) {
        Exchange exchange = camel.createProducerTemplate().send("direct:customize-records",
                message -> message.getMessage().setBody(body));
        return exchange.getException();
    }

    private static void overflow() {
        throw new StackOverflowError();
    }
}
