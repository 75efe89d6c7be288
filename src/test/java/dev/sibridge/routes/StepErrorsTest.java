package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.memory.MemoryShortage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An error in whichever step ends in the route's own handling, as an exception does. */
@Timeout(30)
class StepErrorsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @BeforeEach
    void start() throws Exception {
        camel.disableJMX();
        camel.getCamelContextExtension().addInterceptStrategy(new StepErrors());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("seda:in").to("direct:guarded");
                from("direct:guarded").doTry().to("direct:inner").doCatch(Throwable.class).to("mock:caught")
                        .doFinally().to("mock:finally").end();
                from("direct:inner").choice().when(simple("${body} == 'split'"))
                        .split(constant("a,b,c,d").tokenize(",")).parallelProcessing().executorService(pool)
                        .synchronous().stopOnException().process(StepErrorsTest::strike).endChoice()
                        .otherwise().process(StepErrorsTest::strike).end();
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        pool.shutdownNow();
    }

    @Test
    void inAStepOfARouteThatIsCalled() throws InterruptedException {
        strikes("once");
    }

    @Test
    void inAThreadOfAPool() throws InterruptedException {
        strikes("split");
    }

    @Test
    void theThreadThatTakesTheNextMessageLivesOn() throws InterruptedException {
        for (int message = 1; message <= 3; message++) {
            mock("finally").expectedMessageCount(message);
            camel.createProducerTemplate().sendBody("seda:in", "once");
            mock("finally").assertIsSatisfied();
        }
    }

    private void strikes(String body) throws InterruptedException {
        mock("finally").expectedMessageCount(1);
        mock("caught").expectedMessageCount(1);

        camel.createProducerTemplate().sendBody("seda:in", body);

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        assertThat(MemoryShortage.isCauseOf(mock("caught").getExchanges().get(0)
                .getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))).isTrue();
    }

    private MockEndpoint mock(String name) {
        return camel.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    private static void strike(Exchange exchange) {
        throw new OutOfMemoryError("of the test");
    }
}
