package dev.sibridge.twoway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

/** What an operator's route makes of a record before it is written. */
class CustomizedSidesTest {

    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Map<Field, Object> VALUES = Map.of(Field.TASK_NAME, "Hang it", Field.TASK_DUE,
            LocalDate.of(2027, 1, 31), Field.TASK_ESTIMATE, new BigDecimal("1.5"), Field.TASK_ASSIGNEES,
            Set.of("1", "2"), Field.TASK_STATUS, "12");
    private static final Sighting TASK = new Sighting(Kind.TASK, "9", null, null, null,
            new RecordId(Kind.PROJECT, "7"), null, VALUES);

    private final CamelContext camel = new DefaultCamelContext();
    private final SideWriter writer = mock(SideWriter.class);
    private final List<Exchange> asked = new ArrayList<>();
    private volatile Processor route = exchange -> { };

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:customize-values").process(exchange -> asked.add(exchange.copy()))
                        .process(exchange -> route.process(exchange));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aRouteThatFailsEndsThePassAndNothingIsWritten() {
        route = exchange -> {
            throw new IllegalStateException("a mistake of the operator's");
        };

        assertThatThrownBy(() -> customized().update(TASK, VALUES)).isInstanceOf(SideException.class)
                .extracting(trouble -> ((SideException) trouble).outcome()).isEqualTo(Outcome.CLOSED);
        verifyNoInteractions(writer);
    }

    @Test
    void aRouteThatLeavesNothingEndsThePassInASentence() {
        route = exchange -> exchange.getMessage().setBody(null);

        assertThatThrownBy(() -> customized().update(TASK, VALUES)).isInstanceOf(SideException.class)
                .hasMessage("Your route customize-tool ends with nothing in place of a map of fields.");
        verifyNoInteractions(writer);
    }

    @ParameterizedTest
    @CsvSource({"name, 7, text", "dueDate, soon, day", "dueDate, 2027-02-30, day", "estimate, much, number",
        "assignees, 1, references", "status, '', reference"})
    void whatIsOfTheWrongTypeIsToldByItsField(String field, String value, String type) {
        route = exchange -> put(exchange, field, field.equals("name") ? Integer.valueOf(value) : value);

        assertThatThrownBy(() -> customized().update(TASK, VALUES)).isInstanceOf(SideException.class)
                .hasMessage("Your route has left something in \"" + field + "\" that is no " + type + ".");
        verifyNoInteractions(writer);
    }

    @Test
    void whatIsNotTouchedIsWrittenAsItWas() {
        customized().update(TASK, VALUES);

        verify(writer).update(TASK, VALUES);
        assertThat(asked).singleElement().satisfies(exchange -> {
            assertThat(exchange.getMessage().getHeaders()).containsEntry("side", "tool").containsEntry("kind", "task");
            assertThat(exchange.getProperty("account")).isSameAs(ACCOUNT);
            assertThat(body(exchange)).isEqualTo(Map.of("name", "Hang it", "dueDate",
                    LocalDate.of(2027, 1, 31), "estimate", new BigDecimal("1.5"), "assignees", Set.of("1", "2"),
                    "status", "12"));
        });
    }

    @Test
    void whatIsChangedLeftOutOrAddedIsWrittenSo() {
        route = exchange -> {
            put(exchange, "name", "Hang it  \r\nhigh");
            put(exchange, "dueDate", "2027-02-28");
            put(exchange, "estimate", 2);
            put(exchange, "assignees", List.of(3, "4"));
            put(exchange, "description", "Above the door");
            put(exchange, "colour", "red");
            body(exchange).remove("status");
        };

        customized().update(TASK, VALUES);

        verify(writer).update(TASK, Map.of(Field.TASK_NAME, "Hang it\nhigh", Field.TASK_DUE, LocalDate.of(2027, 2, 28),
                Field.TASK_ESTIMATE, new BigDecimal("2"), Field.TASK_ASSIGNEES, Set.of("3", "4"),
                Field.TASK_DESCRIPTION, "Above the door"));
    }

    @Test
    void anEmptyValueEmptiesTheField() {
        route = exchange -> put(exchange, "name", null);

        customized().update(TASK, Map.of(Field.TASK_NAME, "Hang it"));

        Map<Field, Object> emptied = new HashMap<>();
        emptied.put(Field.TASK_NAME, null);
        verify(writer).update(TASK, emptied);
    }

    @Test
    void whatIsMadeIsMadeAndLookedForWithTheSameValues() {
        route = exchange -> exchange.getMessage().setBody(new LinkedHashMap<>(Map.of("name", "Hang it high")));
        Draft draft = new Draft(Kind.TASK, "task/9", "9", "7", TASK.parent(), VALUES);
        when(writer.create(any())).thenReturn(TASK);

        assertThat(customized().create(draft)).isSameAs(TASK);
        customized().made(draft, Instant.EPOCH);

        ArgumentCaptor<Draft> written = ArgumentCaptor.forClass(Draft.class);
        verify(writer).create(written.capture());
        verify(writer).made(written.getValue(), Instant.EPOCH);
        assertThat(written.getValue()).isEqualTo(new Draft(Kind.TASK, "task/9", "9", "7", TASK.parent(),
                Map.of(Field.TASK_NAME, "Hang it high")));
    }

    @Test
    void whatIsDeletedOrMarkedIsShownToNobody() {
        customized().delete(TASK);
        customized().mark(TASK.recordId(), "9");

        verify(writer).delete(TASK);
        verify(writer).mark(TASK.recordId(), "9");
        assertThat(asked).isEmpty();
    }

    private SideWriter customized() {
        return new CustomizedSides(camel.createFluentProducerTemplate()).of(Side.TOOL, writer, ACCOUNT);
    }

    private static void put(Exchange exchange, String field, Object value) {
        body(exchange).put(field, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }
}
