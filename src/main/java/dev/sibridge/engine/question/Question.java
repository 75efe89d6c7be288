package dev.sibridge.engine.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.lookup.Spellings;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question to Manage whose answer is kept by its topic.
 *
 * @param tolerated statuses of a refusal that counts as no answer, with commas
 * @param called    folded names: a record that is called otherwise is not meant; empty when all are
 */
public record Question(Topic topic, ConnectWiseRequest request, String tolerated, Set<String> called) {

    // A release may lack the table.
    private static final String MISSING = "404";
    private static final String REFUSED = "400,403,404";

    public Question(Topic topic, ConnectWiseRequest request) {
        this(topic, request, MISSING, Set.of());
    }

    /** One to which only an answer will do: there is no release without the table. */
    public static Question needed(Topic topic, ConnectWiseRequest request) {
        return new Question(topic, request, "", Set.of());
    }

    /** One that we can do without. */
    public static Question optional(Topic topic, ConnectWiseRequest request) {
        return new Question(topic, request, REFUSED, Set.of());
    }

    /** Asks a list for the records that are called so. */
    public static Question byName(Topic topic, String path, List<String> names) {
        return new Question(topic, ConnectWiseRequest.list(path, Spellings.exactly("name", names)), MISSING,
                names.stream().map(Text::fold).collect(Collectors.toSet()));
    }

    boolean isMeant(JsonNode record) {
        return called.isEmpty() || called.contains(Text.fold(record.path("name").asText()));
    }
}
