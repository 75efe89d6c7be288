package dev.sibridge.engine.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Keeps what Manage answers while it is asked one question after the other. */
@Component
public class Asking {

    /** Begins: nothing is answered yet. */
    public Answers begin() {
        return new Answers();
    }

    /** Keeps an answer, with others about the same topic. */
    public void answered(@Body List<JsonNode> records, @ExchangeProperty("question") Question question,
            @ExchangeProperty("answers") Answers answers) {
        answers.add(question.topic(), records.stream().filter(question::isMeant).toList());
    }

    /** Notes that the tenant has no such table. */
    public void unanswered(@ExchangeProperty("question") Question question,
            @ExchangeProperty("answers") Answers answers) {
        answers.add(question.topic(), List.of());
    }
}
