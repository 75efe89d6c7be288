package dev.sibridge.twoway.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** Lets an operator's routes change what is about to be written to a side. */
@Component
public class CustomizedSides {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FluentProducerTemplate producer;

    public CustomizedSides(FluentProducerTemplate producer) {
        this.producer = producer;
    }

    /** A side whose writes pass the operator's route first. */
    public SideWriter of(Side side, SideWriter writer, Account account) {
        return new Customized(side, writer, account);
    }

    /** Values by their names, as the route has made them; by fields again. */
    private Map<Field, Object> customized(Side side, Kind kind, Map<Field, Object> values,
            Account account) {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((field, value) -> named.put(field.wireName(), value));
        String name = side.name().toLowerCase(Locale.ROOT);
        Exchange answer = producer.to("direct:customize-values").withExchangeProperty("account", account)
                .withHeader("side", name)
                .withHeader("kind", kind.name().toLowerCase(Locale.ROOT))
                .withBody(new LinkedHashMap<>(named)).send();
        if (answer.getException() != null) {
            throw new SideException(Outcome.CLOSED, Failures.sentence(answer.getException()), answer.getException());
        }
        if (answer.getMessage().getBody() instanceof Map<?, ?> body) {
            return named.equals(body) ? values : fields(kind, body);
        }
        throw new SideException(Outcome.CLOSED, "Your route customize-" + name + " ends with nothing in place of a map"
                + " of fields.", null);
    }

    private static Map<Field, Object> fields(Kind kind, Map<?, ?> named) {
        Map<Field, Object> fields = new EnumMap<>(Field.class);
        for (Field field : Field.of(kind)) {
            if (named.containsKey(field.wireName())) {
                fields.put(field, value(field, named.get(field.wireName())));
            }
        }
        return fields;
    }

    private static Object value(Field field, Object given) {
        try {
            JsonNode json = JSON.readTree(JSON.writeValueAsString(given instanceof LocalDate day
                    ? day.toString() : given));
            return field.type().value(json);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new SideException(Outcome.CLOSED, "Your route has left something in \"" + field.wireName()
                    + "\" that is no " + field.type().name().toLowerCase(Locale.ROOT) + ".", e);
        }
    }

    private final class Customized implements SideWriter {

        private final Side side;
        private final SideWriter writer;
        private final Account account;

        private Customized(Side side, SideWriter writer, Account account) {
            this.side = side;
            this.writer = writer;
            this.account = account;
        }

        @Override
        public boolean hasPlaceFor(Draft draft) {
            return writer.hasPlaceFor(draft);
        }

        @Override
        public boolean takes(Field field) {
            return writer.takes(field);
        }

        @Override
        public boolean makes(Field field) {
            return writer.makes(field);
        }

        @Override
        public Sighting create(Draft draft) {
            return writer.create(customized(draft));
        }

        @Override
        public void taken(RecordId record) {
            writer.taken(record);
        }

        @Override
        public Optional<Sighting> made(Draft draft, Instant since) {
            return writer.made(customized(draft), since);
        }

        private Draft customized(Draft draft) {
            return new Draft(draft.kind(), draft.key(), draft.mark(), draft.projectId(), draft.parent(),
                    CustomizedSides.this.customized(side, draft.kind(), draft.values(), account));
        }

        @Override
        public Sighting update(Sighting seen, Map<Field, Object> values) {
            return writer.update(seen, CustomizedSides.this.customized(side, seen.kind(), values, account));
        }

        @Override
        public boolean bears(Sighting record) {
            return writer.bears(record);
        }

        @Override
        public void delete(Sighting record) {
            writer.delete(record);
        }

        @Override
        public void mark(RecordId record, String twin) {
            writer.mark(record, twin);
        }
    }
}
