package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The routes that are the operator's: as we ship them, they change nothing. */
class CustomizeTest extends RouteTest {

    static final List<String> HOOKS = Stream.of("customize-records", "customize-values")
            .flatMap(route -> ShippedRoute.of(route).calls().stream()).toList();

    CustomizeTest() {
        super(HOOKS.get(0), HOOKS.subList(1, HOOKS.size()).toArray(String[]::new));
    }

    @ParameterizedTest
    @FieldSource("HOOKS")
    void aBodyComesBackAsItWent(String hook) {
        Map<String, Object> content = Map.of("name", "Smith", "company", new RecordRef(RecordType.COMPANY, "client/1"));
        Map<String, Object> body = new LinkedHashMap<>(content);

        Exchange exchange = sendTo("direct:" + hook, body);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isSameAs(body).isEqualTo(content);
    }
}
