package dev.sibridge.engine.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Requesting;
import java.util.List;

/**
 * A question that Manage is being asked.
 *
 * @param number  of the question among all whose answers go together, from 0
 * @param answers where its answer goes
 */
public record Asked(Question question, int number, Answers answers) implements Requesting {

    @Override
    public ConnectWiseRequest request() {
        return question.request();
    }

    /** Statuses of a refusal that counts as no answer, with commas. */
    public String getTolerated() {
        return question.tolerated();
    }

    /** Keeps the answer, with others about the same topic. */
    public void answered(List<JsonNode> records) {
        answers.take(question.topic(), number, records.stream().filter(question::isMeant).toList());
    }
}
