package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.junit.jupiter.api.Test;

class RouteCheckTest {

    @Test
    void routesThatHangTogetherAreWell() throws Exception {
        assertThat(mistakes(List.of("one", "two", "three"), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId("one").to("direct:two").to("direct://two?timeout=5").to("log:x");
                from("direct:two?timeout=5").routeId("two").toD("direct:${body}");
                routeTemplate("three").from("direct:three").to("log:x");
            }
        })).isEmpty();
    }

    @Test
    void aTargetThatDoesNotExistIsNamedHoweverDeepItStands() throws Exception {
        assertThat(mistakes(List.of("one"), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId("one").choice().when(simple("${body}")).doTry().to("direct:nowhere")
                        .doFinally().to("direct:elsewhere");
            }
        })).hasSize(2).allSatisfy(mistake -> assertThat(mistake).startsWith("routes/one.camel.yaml, line "))
                .anySatisfy(mistake -> assertThat(mistake).endsWith(": there is no route nowhere."))
                .anySatisfy(mistake -> assertThat(mistake).endsWith(": there is no route elsewhere."));
    }

    @Test
    void aFileWithoutTheRouteOfItsNameIsNamed() throws Exception {
        assertThat(mistakes(List.of("one", "two"), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId("one").to("log:x");
            }
        })).containsExactly("routes/two.camel.yaml contains no route with the id two.");
    }

    @Test
    void everyFileButErrorHandlingHoldsARoute() {
        assertThat(RouteFiles.ids()).contains("sync-export", "timer", "customize-line")
                .doesNotContain("error-handling");
    }

    private static List<String> mistakes(Collection<String> files, RouteBuilder routes) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(routes);
            List<RouteTemplateDefinition> templates = camel.getRouteTemplateDefinitions();
            return RouteCheck.mistakes(camel.getRouteDefinitions(), templates, files);
        }
    }
}
