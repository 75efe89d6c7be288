package dev.sibridge.setup.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.setup.ImpossibleChangeException;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** What there is to choose from for settings that name something of Manage's, or of SI's. */
@Component
public class Choices {

    private static final Function<JsonNode, Choice> BY_NAME = record -> new Choice(record.path("name").asText(),
            record.path("name").asText());
    private static final Map<String, Topic> TOPICS = Map.of(
            "sync.sales-rep", new Topic("/system/members", Conditions.equal("inactiveFlag", false), Choices::member),
            "connectwise.member", new Topic("/system/members", Conditions.equal("inactiveFlag", false),
                    Choices::member),
            "sync.won-status", new Topic("/sales/opportunities/statuses", Conditions.equal("wonFlag", true), BY_NAME),
            "sync.project-board", new Topic("/service/boards", Conditions.equal("projectFlag", true), BY_NAME),
            "sync.company-types", new Topic("/company/companies/types", null, BY_NAME));
    private static final String PROGRESSES = "sync.progresses";

    private final TrialAccounts accounts;
    private final OneAttempt attempt;

    Choices(TrialAccounts accounts, OneAttempt attempt) {
        this.accounts = accounts;
        this.attempt = attempt;
    }

    /** Whether a vendor says which values a setting may have. */
    public static boolean isOffered(String setting) {
        return TOPICS.containsKey(setting) || setting.equals(PROGRESSES);
    }

    /**
     * One value to choose.
     *
     * @param label what people know it by
     */
    public record Choice(String value, String label) {
    }

    /** A vendor did not answer as it should; the message says what is wrong. */
    public static final class NoChoicesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoChoicesException(Throwable cause) {
            super(Failures.sentence(cause), cause);
        }
    }

    private record Topic(String list, String conditions, Function<JsonNode, Choice> choice) {
    }

    /**
     * The values of a setting, sorted by label.
     *
     * @throws ImpossibleChangeException when nobody can say them
     * @throws NoChoicesException        when the vendor does not answer
     * @throws dev.sibridge.setup.WrongSettingsException when the connection is not set up
     */
    public List<Choice> of(String account, String setting) {
        Topic topic = TOPICS.get(setting);
        if (!isOffered(setting)) {
            throw new ImpossibleChangeException("There is no list of values for \"" + setting + "\".");
        }
        Account asked = accounts.of(account, Set.of(topic == null ? "dtools" : "connectwise"), Map.of());
        try {
            return (topic == null ? progresses(asked) : manage(asked, topic)).distinct()
                    .sorted(Comparator.comparing(choice -> Text.fold(choice.label()))).toList();
        } catch (OneAttempt.FailedAttemptException e) {
            throw new NoChoicesException(e.getCause());
        }
    }

    private Stream<Choice> manage(Account account, Topic topic) {
        return StreamSupport.stream(attempt.ask(account, ConnectWiseRequest.list(topic.list(), topic.conditions()))
                .spliterator(), false).filter(record -> !record.path("inactiveFlag").asBoolean()
                        && !record.path("inactive").asBoolean()).map(topic.choice());
    }

    // Those that were seen in the queue; SI itself tells no list of them.
    private Stream<Choice> progresses(Account account) {
        return attempt.queue(account).projects().stream().map(ProjectInfo::progress)
                .filter(progress -> !Text.isBlank(progress)).map(Text::trim)
                .map(progress -> new Choice(progress, progress));
    }

    private static Choice member(JsonNode member) {
        String name = Stream.of("firstName", "lastName").map(part -> Text.trim(member.path(part).asText()))
                .filter(part -> !part.isEmpty()).reduce((first, last) -> first + " " + last).orElse("");
        String identifier = member.path("identifier").asText();
        return new Choice(identifier, name.isEmpty() ? identifier : name + " (" + identifier + ")");
    }
}
